#pragma once

/// How names, texts and expressions are written.

#include <string>
#include <string_view>
#include <vector>

namespace instar::postgresql_sql {

[[nodiscard]] std::string quote_name(std::string_view name);
[[nodiscard]] std::string quote_text(std::string_view text);
[[nodiscard]] std::string quote_names(const std::vector<std::string>& names);
[[nodiscard]] std::string expression(std::string_view model_text);

}  // namespace instar::postgresql_sql
