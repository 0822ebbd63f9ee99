#pragma once

/// Runs the ODB compiler of this machine, with the stand-ins for libodb's headers.

#include <filesystem>
#include <string>
#include <vector>

#include "generator/project.hpp"

namespace instar::testing {

/// Lets it write SQL for a header into the directory `output`, and what else `options` ask for.
void run_odb(const std::string& database, const std::string& options, const std::filesystem::path& header,
             const std::filesystem::path& output);

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
