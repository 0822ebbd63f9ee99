#pragma once

/// `instar history`, `instar show` and `instar edit`: the migrations as they are committed.

#include <filesystem>
#include <vector>

#include "generator/report.hpp"

namespace instar::generator {

/// The migrations of a range, newest first.
[[nodiscard]] outcome tell_history(const request& asked);

/// A migration whole: where it stands, its operations and their SQL.
[[nodiscard]] outcome show_migration(const request& asked);

/// The files that `asked` names, for an editor.
[[nodiscard]] std::vector<std::filesystem::path> files_to_edit(const request& asked);

}  // namespace instar::generator
