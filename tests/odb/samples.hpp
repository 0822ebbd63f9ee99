#pragma once

/// Headers with persistent classes, and what the ODB compiler made of them.

#include <filesystem>
#include <string>
#include <vector>

#include "generator/files.hpp"
#include "generator/odb/source.hpp"

namespace instar::testing {

inline const std::filesystem::path samples = INSTAR_TEST_ODB "/changelogs";

/// What changelogs declare, by their files.
inline declaration declared_by(const std::vector<std::string>& files) {
  std::vector<generator::odb::changelog_text> changelogs;
  for (const auto& file : files) changelogs.push_back({file, generator::read_text(file)});
  return generator::odb::read_declaration(changelogs);
}

}  // namespace instar::testing
