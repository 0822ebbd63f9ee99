#include <instar/creation_text.hpp>

#include <charconv>
#include <utility>

#include <instar/error.hpp>

namespace instar {
namespace {

std::string written(std::size_t number) { return std::to_string(number) + ":"; }

std::string written(std::string_view text) { return written(text.size()).append(text); }

[[noreturn]] void refuse() {
  throw error(error_code::malformed, "the chain does not say how a new database is made",
              {.remedy = "build the program again"});
}

}  // namespace

std::string write_creation(const creation_step& step) {
  std::string text = written(step.revision) + written(step.description) + written(step.function);
  text += written(step.statements.size());
  for (const auto& each : step.statements)
    text += written(static_cast<std::size_t>(each.role)) + written(each.sql) + written(each.found) +
            written(each.role == statement_role::expect_same ? each.expected.front() : std::string_view());
  return text;
}

std::size_t creation_reader::next_number() {
  std::size_t number = 0;
  const auto* end = rest_.data() + rest_.size();
  const auto [behind, failure] = std::from_chars(rest_.data(), end, number);
  if (failure != std::errc() || behind == end || *behind != ':') refuse();
  rest_.remove_prefix(static_cast<std::size_t>(behind - rest_.data()) + 1);
  return number;
}

std::string creation_reader::next_text() {
  const auto size = next_number();
  if (size > rest_.size()) refuse();
  const auto text = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return std::string(text);
}

statement creation_reader::next_statement() {
  const auto role = next_number();
  if (role > static_cast<std::size_t>(statement_role::expect_same)) refuse();
  statement one{.sql = next_text(), .role = static_cast<statement_role>(role), .found = next_text()};
  auto expected = next_text();
  if (one.role == statement_role::expect_same) one.expected.push_back(std::move(expected));
  return one;
}

std::optional<creation_step> creation_reader::next() {
  if (rest_.empty()) return std::nullopt;
  creation_step step{.revision = next_text(), .description = next_text(), .statements = {}, .function = next_text()};
  for (auto left = next_number(); left != 0; --left) step.statements.push_back(next_statement());
  return step;
}

}  // namespace instar
