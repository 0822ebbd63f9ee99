#pragma once

/// How `migrate` answers: for people or for machines.

#include <cstddef>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <instar/error.hpp>
#include <instar/history.hpp>
#include <instar/migrate.hpp>

namespace instar {

/// A migration with what can be said of its place.
struct placed_entry {
  const history_entry* entry;
  bool head, current, forks;
  std::vector<std::string> children;  ///< told for those that fork
};

class presenter {
 public:
  virtual ~presenter() = default;

  virtual void happened(const migration_event& event) = 0;
  /// A new database is made at once instead of by so many migrations.
  virtual void creates(std::size_t migrations) = 0;
  virtual void did(const report& done, bool dry_run) = 0;
  virtual void stamped(const report& done) = 0;
  virtual void list(const std::vector<placed_entry>& entries, bool verbose) = 0;
  /// `url` is without passwords, and empty unless it is to be told.
  virtual void current(const std::vector<placed_entry>& entries, const standing& stands, const std::string& url,
                       bool verbose) = 0;
  virtual void checked(const standing& stands) = 0;
  /// A database beside what its migrations make, or others would make.
  virtual void compared(const live_comparison& both) = 0;
  /// Something that a person should know; nothing when it is empty.
  virtual void advise(const std::string& sentence) = 0;
  virtual void planned(const std::vector<planned_migration>& migrations) = 0;
  virtual void whole(const placed_entry& entry, const migration_text& text) = 0;
  virtual void failed(const error& failure, std::ostream& err) = 0;
};

/// What a stream shows.
struct appearance {
  bool coloured = false;
  std::size_t width = 0;  ///< of a terminal, in characters; 0 for what is none
};

[[nodiscard]] std::unique_ptr<presenter> text_presenter(std::ostream& out, appearance shown);
[[nodiscard]] std::unique_ptr<presenter> json_presenter(std::ostream& out);

}  // namespace instar
