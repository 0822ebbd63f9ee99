#include "dialects/sqlite/names.hpp"

#include <algorithm>

#include "dialects/standard_sql.hpp"

namespace instar::sqlite_sql {

std::string quote_name(std::string_view name) { return quoted(name, '"'); }

std::string folded(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::string quote_text(std::string_view text) { return quoted(text, '\''); }

std::string quote_names(const std::vector<std::string>& names) { return name_list(names, quote_name); }

std::string expression(std::string_view model_text) { return expression_sql(model_text, quote_name); }

}  // namespace instar::sqlite_sql
