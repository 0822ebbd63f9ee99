#pragma once

/// Writes the chain as C++: the table of migrations that a program embeds.

#include <string>
#include <string_view>
#include <vector>

#include <instar/operation.hpp>

#include "generator/lineage.hpp"

namespace instar::generator {

/// The definition of `extern const instar::chain <name>`. Each migration is named, so that no linker drops one.
/// `creation` makes a new database at once.
[[nodiscard]] std::string write_chain(const lineage& migrations, std::string_view name,
                                      const std::vector<operation>& creation = {});

}  // namespace instar::generator
