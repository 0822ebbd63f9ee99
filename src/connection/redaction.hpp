#pragma once

/// Keeps passwords from everybody's eyes.

#include <string>
#include <string_view>
#include <vector>

namespace instar {

/// The text without any password that `url` holds: libpq quotes parts of a URL that it cannot make sense of.
[[nodiscard]] std::string without_passwords(std::string_view text, std::string_view url);

/// The words of a program's command line, whose passwords are written over where they stand: there every user of the
/// machine can read them.
[[nodiscard]] std::vector<std::string> take_words(int count, char** words);

}  // namespace instar
