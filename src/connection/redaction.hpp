#pragma once

/// Keeps passwords out of error messages.

#include <string>
#include <string_view>

namespace instar {

/// The text without any password that `url` holds: libpq quotes parts of a URL that it cannot make sense of.
[[nodiscard]] std::string without_passwords(std::string text, std::string_view url);

}  // namespace instar
