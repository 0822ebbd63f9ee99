#pragma once

#include <string>
#include <string_view>

#include "runtime/command_line.hpp"

namespace instar {

/// The database that is meant: that of the option, of a file, of the environment or of the program, the first that is
/// not empty. Throws `error` (`usage`) when none is, and `error` (`file`).
[[nodiscard]] std::string database_url(const command_line& line, std::string_view default_url);

}  // namespace instar
