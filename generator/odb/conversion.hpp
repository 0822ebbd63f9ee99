#pragma once

/// From a changelog to a model.

#include <string_view>

#include <instar/model.hpp>

#include "generator/odb/changelog.hpp"

namespace instar::generator::odb {

/// The model that a changelog describes, for its database alone and with types in that database's own spelling.
///
/// Names are those that ODB gives, and where it gives none, those that PostgreSQL makes up. From the options of a
/// column are read: defaults, checks, collations, references, unique and generated; what else there is stays as it is.
/// On PostgreSQL a qualified table brings its schema along, which ODB does not create.
///
/// Throws `error` (`unsupported`) for options of tables and indexes that it cannot read; `file` is named in it.
[[nodiscard]] model convert(const changelog& from, std::string_view file);

}  // namespace instar::generator::odb
