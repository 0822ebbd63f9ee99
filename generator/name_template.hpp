#pragma once

/// Templates for the names of files and for ids: text with words in braces.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace instar::generator {

/// `{id}_{slug}` with the braces filled in. Throws `error` (`usage`) for a word that is none of `values`.
[[nodiscard]] std::string filled(std::string_view form, const std::map<std::string, std::string, std::less<>>& values);

/// Why a template cannot name files, a sentence; empty when it can.
[[nodiscard]] std::string object_to_file_template(std::string_view form);

/// Why a template cannot make ids.
[[nodiscard]] std::string object_to_id_template(std::string_view form);

}  // namespace instar::generator
