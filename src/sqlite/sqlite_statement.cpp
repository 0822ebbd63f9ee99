#include "sqlite/sqlite_statement.hpp"

#include <memory>
#include <string>
#include <utility>

#include <instar/error.hpp>

namespace instar {
namespace {

struct finalizer {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using prepared = std::unique_ptr<sqlite3_stmt, finalizer>;

bool worth_retrying(int code) {
  const int primary = code & 0xff;
  return primary == SQLITE_BUSY || primary == SQLITE_LOCKED;
}

/// What helps against a trouble that lies in the file and not in the statement; otherwise nothing.
std::string remedy(int code) {
  switch (code & 0xff) {
    case SQLITE_READONLY: return "let this program write the file and its folder, and start again";
    case SQLITE_FULL:
      return "make room for the file and its journal, and start again: what is committed is not done twice";
    case SQLITE_IOERR:
      return "see that its disk has room and works, and start again: what is committed is not done twice";
    case SQLITE_INTERRUPT: return "the program itself has interrupted it: start again";
    case SQLITE_NOTADB: return "see that the URL names the right file";
    case SQLITE_CORRUPT: return "restore the file from a copy; `PRAGMA integrity_check` tells what is wrong with it";
    default: return {};
  }
}

[[noreturn]] void refuse(const std::string& message, std::string_view sql) {
  throw error(error_code::database, message, {.statement = std::string(sql)});
}

/// What SQLite makes of the first statement of a text, and what stands after it.
struct preparation {
  int code = SQLITE_OK;
  prepared statement;     ///< nothing for blanks and comments
  std::string_view rest;  ///< when the code is SQLITE_OK
};

preparation prepare(sqlite3* session, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v2(session, sql.data(), static_cast<int>(sql.size()), &statement, &rest);
  if (code != SQLITE_OK) return {code, nullptr, {}};
  return {code, prepared(statement), sql.substr(static_cast<std::size_t>(rest - sql.data()))};
}

/// The only statement of `sql`.
prepared expect_only(sqlite3* session, preparation first, std::string_view sql) {
  if (first.code != SQLITE_OK) throw_sqlite_error(session, sql);
  if (!first.statement) refuse("there is no SQL statement in the text", sql);
  for (auto rest = first.rest; !rest.empty();) {
    const auto next = prepare(session, rest);
    if (next.code != SQLITE_OK) throw_sqlite_error(session, rest);
    if (next.statement || next.rest.size() == rest.size())
      refuse("the text holds more than one SQL statement; give each its own `execute`", sql);
    rest = next.rest;
  }
  return std::move(first.statement);
}

int bind(sqlite3_stmt* statement, int index, const value& any) {
  struct binder {
    sqlite3_stmt* statement;
    int index;
    int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, index); }
    int operator()(bool truth) const { return sqlite3_bind_int(statement, index, truth ? 1 : 0); }
    int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, index, number); }
    int operator()(double number) const { return sqlite3_bind_double(statement, index, number); }
    int operator()(const std::string& text) const {
      return sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(const bytes& blob) const {
      // A null pointer would bind NULL, and an empty vector may have one.
      const void* data = blob.empty() ? static_cast<const void*>("") : blob.data();
      return sqlite3_bind_blob64(statement, index, data, blob.size(), SQLITE_STATIC);
    }
  };
  return std::visit(binder{statement, index}, any);
}

void bind_all(sqlite3* session, sqlite3_stmt* statement, std::span<const value> parameters, std::string_view sql) {
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const std::string name = "$" + std::to_string(i + 1);
    const int index = sqlite3_bind_parameter_index(statement, name.c_str());
    if (index == 0) refuse("a value is given for " + name + ", which the statement does not have", sql);
    if (bind(statement, index, parameters[i]) != SQLITE_OK) throw_sqlite_error(session, sql);
  }
  const int wanted = sqlite3_bind_parameter_count(statement);
  if (static_cast<std::size_t>(wanted) != parameters.size())
    refuse("the statement has " + std::to_string(wanted) + " parameters, and " + std::to_string(parameters.size()) +
               " values are given; parameters are written $1, $2, ...",
           sql);
}

value read_column(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
    }
    case SQLITE_BLOB: {
      const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(statement, column));
      return bytes(data, data + sqlite3_column_bytes(statement, column));
    }
    default: return nullptr;
  }
}

result fetch(sqlite3* session, sqlite3_stmt* statement, std::string_view sql) {
  result all;
  const int width = sqlite3_column_count(statement);
  for (int i = 0; i < width; ++i) all.columns.emplace_back(sqlite3_column_name(statement, i));
  int code = sqlite3_step(statement);
  for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
    result_row& next = all.rows.emplace_back();
    next.reserve(static_cast<std::size_t>(width));
    for (int i = 0; i < width; ++i) next.push_back(read_column(statement, i));
  }
  if (code != SQLITE_DONE) throw_sqlite_error(session, sql);
  return all;
}

result execute_prepared(sqlite3* session, preparation first, std::string_view sql, std::span<const value> parameters) {
  const auto statement = expect_only(session, std::move(first), sql);
  bind_all(session, statement.get(), parameters, sql);
  const auto changes_before = sqlite3_total_changes64(session);
  result all = fetch(session, statement.get(), sql);
  // sqlite3_changes keeps the number of an earlier statement when this one changes no rows.
  if (sqlite3_total_changes64(session) != changes_before) all.affected = sqlite3_changes64(session);
  return all;
}

}  // namespace

void throw_sqlite_error(sqlite3* session, std::string_view sql) {
  const int code = sqlite3_extended_errcode(session);
  throw error(error_code::database, std::string("SQLite: ") + sqlite3_errmsg(session),
              {.statement = std::string(sql),
               .native_code = std::to_string(code),
               .remedy = remedy(code),
               .worth_retrying = worth_retrying(code)});
}

result execute_sqlite(sqlite3* session, std::string_view sql, std::span<const value> parameters) {
  return execute_prepared(session, prepare(session, sql), sql, parameters);
}

std::optional<result> attempt_sqlite(sqlite3* session, std::string_view sql, std::span<const value> parameters) {
  auto first = prepare(session, sql);
  if ((first.code & 0xff) == SQLITE_ERROR) return std::nullopt;
  return execute_prepared(session, std::move(first), sql, parameters);
}

}  // namespace instar
