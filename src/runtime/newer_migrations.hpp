#pragma once

/// A chain with the migrations behind it that only the journal of a database holds.

#include <string>
#include <vector>

#include <instar/chain.hpp>
#include <instar/connection.hpp>

namespace instar {

/// What newer programs have applied to the database at `session`, behind what `embedded` holds: with it this program
/// can take the database back, and tell what it should hold. The same chain where there is no such thing, or where the
/// journal does not hold it all.
class newer_migrations {
 public:
  newer_migrations(connection& session, const chain& embedded);
  newer_migrations(const newer_migrations&) = delete;
  newer_migrations& operator=(const newer_migrations&) = delete;

  /// Throws `error` (`newer_database`) when this program cannot read one of them, or has not the function that its way
  /// down runs.
  void require_ways_down() const;
  /// Throws the same when the journal does not hold all that newer programs have applied, or this program cannot read
  /// it.
  void require_all() const;

  [[nodiscard]] bool empty() const noexcept { return stored_.empty(); }
  [[nodiscard]] const chain& with_them() const noexcept { return chain_; }

 private:
  void read(connection& session, const chain& embedded);

  struct stored {
    std::string revision, digest, frame;
    migration embedded;
  };

  std::vector<std::string> applied_;  ///< by newer programs
  std::string untold_;                ///< the first of them that the journal does not hold
  std::vector<stored> stored_;
  std::vector<chain_entry> entries_;
  chain chain_;
};

}  // namespace instar
