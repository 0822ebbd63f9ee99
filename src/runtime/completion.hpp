#pragma once

/// Completion of `program migrate ...` in shells.

#include <string>
#include <string_view>
#include <vector>

#include <instar/history.hpp>

namespace instar {

/// The script that a person has bash or zsh read. It asks the program itself what may come next, so it does not age.
[[nodiscard]] std::string completion_script(std::string_view shell, std::string_view program);

/// The answer to that question, a word on a line. `words` are those behind `migrate`, without the one to complete.
[[nodiscard]] std::string completion_words(const std::vector<std::string>& words, const history& known);

}  // namespace instar
