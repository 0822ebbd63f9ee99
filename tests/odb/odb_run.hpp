#pragma once

/// Runs the ODB compiler of this machine, with the stand-ins for libodb's headers.

#include <filesystem>
#include <string>
#include <vector>

#include "generator/project.hpp"

namespace instar::testing {

/// What ODB makes of a header for both databases.
struct odb_run : scratch_directory {
  /// `options` go to the compiler: `-DVERSION=2`.
  explicit odb_run(const std::filesystem::path& header, const std::string& options = "");

  [[nodiscard]] std::filesystem::path changelog(const std::string& database) const {
    return path / (database + ".xml");
  }
  [[nodiscard]] std::vector<std::string> changelogs() const {
    return {changelog("pgsql").string(), changelog("sqlite").string()};
  }
  [[nodiscard]] std::filesystem::path sql(const std::string& database) const { return path / database / "app.sql"; }
};

}  // namespace instar::testing
