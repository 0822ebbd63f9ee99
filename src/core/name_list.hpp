#pragma once

/// Names that a property says with commas between them.

#include <string>
#include <string_view>
#include <vector>

namespace instar {

/// The names in such a list, without the spaces around them: of `inherits`, of `requires`.
[[nodiscard]] std::vector<std::string> names_in(std::string_view list);

}  // namespace instar
