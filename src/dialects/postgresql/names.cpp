#include "dialects/postgresql/names.hpp"

#include "dialects/standard_sql.hpp"

namespace instar::postgresql_sql {

std::string quote_name(std::string_view name) { return '"' + doubled(name, '"') + '"'; }

// A text with a backslash is written as an escape string, which means the same whatever standard_conforming_strings is.
std::string quote_text(std::string_view text) {
  const std::string quoted = '\'' + doubled(text, '\'') + '\'';
  return text.find('\\') == std::string_view::npos ? quoted : 'E' + doubled(quoted, '\\');
}

std::string quote_names(const std::vector<std::string>& names) { return name_list(names, quote_name); }

std::string expression(std::string_view model_text) { return expression_sql(model_text, quote_name); }

}  // namespace instar::postgresql_sql
