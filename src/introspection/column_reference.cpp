#include "introspection/column_reference.hpp"

#include <algorithm>
#include <array>

namespace instar {
namespace {

/// PostgreSQL writes names of types in several words: `timestamp without time zone`.
bool continues_type(const sql_token& any) {
  constexpr std::array<std::string_view, 6> words = {"with", "without", "time", "zone", "precision", "varying"};
  return any.what == sql_token::kind::word && std::ranges::find(words, any.text) != words.end();
}

class reference_finder {
 public:
  reference_finder(const table& of, sql_language language) : of_(of), language_(language) {}

  [[nodiscard]] std::string result(std::string_view sql) const {
    const auto all = tokens_of(sql, language_);
    std::vector<expression_part> parts;
    std::size_t done = 0;
    bool in_type = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
      in_type = i > 0 && (all[i - 1].is_sign("::") || (in_type && continues_type(all[i])));
      const auto* column = in_type ? nullptr : column_at(all, i);
      if (column == nullptr) continue;
      if (all[i].begin > done) parts.push_back({std::string(sql.substr(done, all[i].begin - done)), false});
      parts.push_back({column->name, true});
      done = all[i].end;
    }
    if (done < sql.size()) parts.push_back({std::string(sql.substr(done)), false});
    return expression_of(parts);
  }

 private:
  [[nodiscard]] const column* column_at(sql_tokens all, std::size_t i) const {
    const auto& any = all[i];
    if (!any.is_name() || (i > 0 && all[i - 1].is_sign("."))) return nullptr;
    if (i + 1 < all.size() && (all[i + 1].is_sign("(") || all[i + 1].is_sign("."))) return nullptr;
    if (i > 0 && all[i - 1].is_word("collate")) return nullptr;
    const auto found = std::ranges::find_if(of_.columns, [&](const column& one) { return is_called(one.name, any); });
    return found == of_.columns.end() ? nullptr : &*found;
  }

  [[nodiscard]] bool is_called(const std::string& name, const sql_token& any) const {
    if (language_ == sql_language::postgresql) return name == any.text;
    return name.size() == any.text.size() && in_lower_case(name) == in_lower_case(any.text);
  }

  const table& of_;
  sql_language language_;
};

}  // namespace

std::string with_references(std::string_view sql, const table& of, sql_language language) {
  return reference_finder(of, language).result(sql);
}

std::string without_parentheses(const std::string& sql) {
  const auto all = tokens_of(sql, sql_language::postgresql);
  const auto within = inside(all);
  return within.empty() ? sql : sql.substr(within.front().begin, within.back().end - within.front().begin);
}

}  // namespace instar
