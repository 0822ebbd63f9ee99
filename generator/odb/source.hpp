#pragma once

/// The schema that ODB's persistent classes declare, by way of the changelogs that its compiler writes.

#include <string>
#include <vector>

#include <instar/snapshot.hpp>

namespace instar::generator::odb {

struct changelog_text {
  std::string file;  ///< only named in errors
  std::string text;
};

/// What the changelogs declare, one for each database. Throws `error` that names the file.
[[nodiscard]] declaration read_declaration(const std::vector<changelog_text>& changelogs);

}  // namespace instar::generator::odb
