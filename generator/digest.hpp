#pragma once

/// The digest of a migration: what review vouches for.

#include <string>
#include <string_view>

#include <instar/migration_text.hpp>

namespace instar::generator {

/// SHA-256 in 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// The digest of a migration's operations, taken over their canonical text: neither the layout of the file nor the
/// order in which constraints are listed changes it.
[[nodiscard]] std::string digest_of(const migration_text& migration);

}  // namespace instar::generator
