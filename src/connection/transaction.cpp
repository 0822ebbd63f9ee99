#include <instar/transaction.hpp>

#include <algorithm>
#include <array>
#include <string>

#include <instar/error.hpp>

namespace instar {
namespace {

/// Databases skip empty statements, so a semicolon is as good as a blank.
constexpr std::string_view blanks = " \t\r\n\f\v;";

/// The statement from its first word on, without the comments before it.
std::string_view skip_comments(std::string_view sql) {
  for (;;) {
    sql.remove_prefix(std::min(sql.find_first_not_of(blanks), sql.size()));
    const auto ending = sql.starts_with("--") ? std::string_view("\n") : std::string_view("*/");
    if (!sql.starts_with("--") && !sql.starts_with("/*")) return sql;
    const auto end = sql.find(ending);
    if (end == std::string_view::npos) return {};
    sql.remove_prefix(end + ending.size());
  }
}

/// The next word, as it is written.
std::string_view take_word(std::string_view& sql) {
  sql = skip_comments(sql);
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto end = std::ranges::find_if_not(sql, is_letter) - sql.begin();
  const auto word = sql.substr(0, static_cast<std::size_t>(end));
  sql.remove_prefix(word.size());
  return word;
}

bool is_word(std::string_view word, std::string_view capitals) {
  const auto capital = [](char letter) { return static_cast<char>(letter & ~0x20); };
  return std::ranges::equal(word, capitals, {}, capital);
}

/// `ROLLBACK TO a_savepoint` stays within the transaction, and so does `PREPARE a_statement`; all other words here
/// leave it.
bool leaves_transaction(std::string_view sql) {
  constexpr std::array<std::string_view, 6> words = {"ABORT", "BEGIN", "COMMIT", "END", "ROLLBACK", "START"};
  const auto word = take_word(sql);
  if (is_word(word, "PREPARE")) return is_word(take_word(sql), "TRANSACTION");
  if (std::ranges::none_of(words, [&](auto each) { return is_word(word, each); })) return false;
  if (!is_word(word, "ROLLBACK")) return true;
  auto next = take_word(sql);
  if (is_word(next, "TRANSACTION") || is_word(next, "WORK")) next = take_word(sql);
  return !is_word(next, "TO");
}

void refuse_transaction_control(std::string_view sql) {
  if (!leaves_transaction(sql)) return;
  throw error(
      error_code::usage, "a statement would begin or end the transaction in which it is executed",
      {.statement = std::string(sql),
       .state = "the statement was not sent",
       .remedy = "leave it out: each migration is one transaction already, and so is each instar::transaction"});
}

/// The libraries of the databases take what is before it for all.
void refuse_nul(std::string_view sql) {
  const auto at = sql.find('\0');
  if (at == std::string_view::npos) return;
  throw error(error_code::usage, "a statement holds a NUL, behind its first " + std::to_string(at) + " bytes",
              {.statement = std::string(sql.substr(0, at)),
               .state = "the statement was not sent",
               .remedy = "give such bytes as a parameter, to a column of bytes"});
}

}  // namespace

transaction::transaction(connection& session, transaction_kind kind)
    : session_(session), whole_(kind != transaction_kind::none) {
  session_.begin(kind);
}

transaction::~transaction() { rollback(); }

void transaction::expect_sendable(std::string_view sql) const {
  if (!open_) throw error(error_code::usage, "the transaction has ended", {.statement = std::string(sql)});
  refuse_nul(sql);
  refuse_transaction_control(sql);
}

std::optional<result> transaction::attempt_values(std::string_view sql, std::span<const value> parameters) {
  expect_sendable(sql);
  if (whole_ && failed_)
    throw error(error_code::database, "a statement of this transaction failed, so it answers no more",
                {.statement = std::string(sql), .remedy = "let the error of that statement pass"});
  try {
    auto answer = session_.attempt(sql, parameters);
    failed_ = failed_ || (whole_ && !answer);
    return answer;
  } catch (...) {
    failed_ = true;
    throw;
  }
}

result transaction::execute_values(std::string_view sql, std::span<const value> parameters) {
  expect_sendable(sql);
  try {
    return session_.execute(sql, parameters);
  } catch (...) {
    failed_ = true;
    throw;
  }
}

void transaction::commit() {
  if (!open_) throw error(error_code::usage, "the transaction has ended and cannot be committed");
  if (lent_)
    throw error(error_code::usage, "the function of a migration cannot commit its transaction",
                {.remedy = "leave the commit out: the migration is committed as a whole after its last step"});
  // PostgreSQL would answer such a COMMIT with a silent rollback.
  if (failed_)
    throw error(error_code::database, "a statement of this transaction failed, so it cannot be committed",
                {.remedy = "let the error of that statement pass out of the function that executed it"});
  session_.commit();
  open_ = false;
}

std::optional<std::string> transaction::argument(std::string_view name) const {
  if (session_.arguments_ == nullptr) return std::nullopt;
  const auto found = session_.arguments_->find(name);
  return found == session_.arguments_->end() ? std::nullopt : std::optional(found->second);
}

void transaction::rollback() noexcept {
  if (!open_) return;
  open_ = false;
  session_.rollback();
}

}  // namespace instar
