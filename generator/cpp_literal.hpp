#pragma once

/// Text as a C++ string literal.

#include <string>
#include <string_view>

namespace instar::generator {

/// `text` between double quotes, escaped so that every compiler reads the same bytes back: quotes, backslashes, control
/// characters, and question marks that could begin a trigraph.
[[nodiscard]] std::string cpp_literal(std::string_view text);

/// `text` as a `//` comment of one line, which no character in it ends or prolongs.
[[nodiscard]] std::string cpp_comment(std::string_view text);

}  // namespace instar::generator
