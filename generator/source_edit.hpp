#pragma once

/// The few edits that the tool makes in a migration's source.

#include <string>
#include <string_view>
#include <vector>

namespace instar::generator {

/// The source with other parents in its `instar::revision`; all else, comments and formatting included, stays.
///
/// Throws `error` (`malformed`) with the line to write by hand when the place is not found, or is there twice. `path`
/// is only named in the error.
[[nodiscard]] std::string with_parents(std::string source, const std::vector<std::string>& parents,
                                       std::string_view path);

}  // namespace instar::generator
