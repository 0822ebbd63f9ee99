#pragma once

/// Writes the chain as C++: the table of migrations that a program embeds.

#include <string>
#include <string_view>
#include <vector>

#include "generator/creation.hpp"
#include "generator/lineage.hpp"

namespace instar::generator {

/// The definition of `extern const instar::chain <name>`. Each migration is named, so that no linker drops one.
/// `creations` make a new database at once.
[[nodiscard]] std::string write_chain(const lineage& migrations, std::string_view name,
                                      const std::vector<dialect_creation>& creations = {});

}  // namespace instar::generator
