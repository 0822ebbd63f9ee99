#include "dialects/postgresql/routines.hpp"

#include <string_view>
#include <vector>

#include "dialects/postgresql/names.hpp"

namespace instar::postgresql_sql {
namespace {

/// Walks over SQL text, outside of quotes and parentheses.
class top_level {
 public:
  explicit top_level(std::string_view text) : text_(text) {}

  /// Whether the character at `at`, which is asked for one after the other, is neither quoted nor in parentheses.
  [[nodiscard]] bool contains(std::size_t at) {
    const char c = text_[at];
    if (quote_ != 0) {
      if (c == quote_) quote_ = 0;
      return false;
    }
    if (c == '\'' || c == '"') quote_ = c;
    if (c == '(' || c == '[') ++depth_;
    if (c == ')' || c == ']') --depth_;
    return quote_ == 0 && depth_ == 0;
  }

 private:
  std::string_view text_;
  char quote_ = 0;
  int depth_ = 0;
};

std::vector<std::string> arguments_of(std::string_view text) {
  std::vector<std::string> arguments(1);
  top_level outside(text);
  for (std::size_t i = 0; i < text.size(); ++i)
    if (outside.contains(i) && text[i] == ',')
      arguments.emplace_back();
    else
      arguments.back() += text[i];
  return arguments;
}

/// `a integer` of `a integer DEFAULT 1` and of `a integer = 1`.
std::string without_default(std::string_view argument) {
  top_level outside(argument);
  for (std::size_t i = 0; i < argument.size(); ++i) {
    if (!outside.contains(i)) continue;
    const auto rest = argument.substr(i);
    const bool starts_word = i == 0 || argument[i - 1] == ' ';
    if (rest.front() == '=' ||
        (starts_word && rest.size() > 8 && rest[7] == ' ' && mentions(rest.substr(0, 7), "default")))
      return std::string(argument.substr(0, argument.find_last_not_of(' ', i == 0 ? 0 : i - 1) + 1));
  }
  return std::string(argument);
}

}  // namespace

std::string routine_signature(const object& routine) {
  std::string list;
  for (const auto& one : arguments_of(routine.properties.text("arguments")))
    list += (list.empty() ? "" : ",") + without_default(one);
  return quote_path(routine.name) + "(" + list + ")";
}

std::string create_routine_sql(const object& routine, bool replace) {
  const properties& more = routine.properties;
  std::string sql = replace ? "CREATE OR REPLACE " : "CREATE ";
  sql += routine.kind == object_kind::function ? "FUNCTION " : "PROCEDURE ";
  sql += quote_path(routine.name) + "(" + std::string(more.text("arguments")) + ")";
  if (more.has("returns")) sql += " RETURNS " + std::string(more.text("returns"));
  return sql + " " + std::string(more.text("definition"));
}

bool is_replaceable(const object& before, const object& after) {
  return before.properties.text("arguments") == after.properties.text("arguments") &&
         before.properties.text("returns") == after.properties.text("returns");
}

}  // namespace instar::postgresql_sql
