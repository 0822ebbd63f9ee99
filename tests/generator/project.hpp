#pragma once

/// A user's project in a directory of its own, with objects that are plain files of frames.

#include <filesystem>
#include <string>
#include <vector>

#include <instar/migration_text.hpp>

#include "generator/request.hpp"

namespace instar::testing {

/// A new directory under the temporary one, gone at the end of the test.
struct scratch_directory {
  scratch_directory();
  scratch_directory(const scratch_directory&) = delete;
  scratch_directory& operator=(const scratch_directory&) = delete;
  ~scratch_directory();

  [[nodiscard]] int entries() const;

  std::filesystem::path path;
};

struct project : scratch_directory {
  project();

  /// Declares a schema: canonical text of its tables, each with its hints.
  void declare(const std::vector<std::string>& tables);

  /// Adds a migration as if it had been written, compiled and, perhaps, reviewed.
  void add(const migration_text& migration, bool reviewed = true);

  /// The same migration in the same file, edited and compiled.
  void edit(const migration_text& migration);

  /// Commits what the migrations added so far make.
  void write_snapshot_of_chain() const;

  /// Compiles what the lock file lists, with the compiler that compiled this test.
  void compile();

  /// All files with their contents, to see that nothing was written.
  [[nodiscard]] std::vector<std::string> everything() const;

  void write(const std::string& file, const std::string& text) const;
  [[nodiscard]] std::string read(const std::string& file) const;

  generator::request asked;

 private:
  std::vector<migration_text> chain_;
};

/// Runs the compiler of this test on a file; its object is beside it.
[[nodiscard]] std::filesystem::path compile(const std::filesystem::path& source);

/// A migration of these operations and their reverses.
[[nodiscard]] migration_text migration_of(std::string revision, std::vector<std::string> parents,
                                          std::vector<operation> upgrade);

}  // namespace instar::testing
