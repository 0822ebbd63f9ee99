#pragma once

/// Programs of the user's own that have a say in what is written.

#include <string>
#include <vector>

namespace instar::generator {

/// A program and its arguments, as they are: no shell reads them.
using user_program = std::vector<std::string>;

/// What the program writes on its standard output when `input` is on its standard input.
///
/// Throws `error` (`file`) when it cannot be started or ends with another exit code than 0; what it says on its
/// standard error is for the person who builds.
[[nodiscard]] std::string output_of(const user_program& any, const std::string& input);

}  // namespace instar::generator
