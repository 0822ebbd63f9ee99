#pragma once

/// What is declared, what is committed, and what the migrations make of it.

#include <optional>
#include <string>

#include <instar/model.hpp>
#include <instar/snapshot.hpp>

#include "generator/lineage.hpp"
#include "generator/lock_file.hpp"
#include "generator/request.hpp"

namespace instar::generator {

/// How the committed snapshot stands to what the migrations make.
enum class snapshot_standing {
  current,
  absent,  ///< though there are migrations
  stale,   ///< it differs, and what the migrations make is what is declared: it only has to be written anew
  wrong,   ///< it differs, and so does what is declared: somebody has to say which is right
};

struct state {
  declaration declared;
  lock_file lock;
  lineage all;         ///< every migration that is committed
  lineage migrations;  ///< those that a new database goes through
  model replayed;
  std::optional<model> snapshot;  ///< nothing when there is no such file

  [[nodiscard]] snapshot_standing standing() const;
  /// The revisions that nothing else follows or depends on; one, unless several are wanted.
  [[nodiscard]] std::vector<std::string> heads() const;
};

/// Reads what is declared and committed, and proves that lock file, files and objects agree.
[[nodiscard]] state read_sources(const request& asked);

/// Reads everything, and proves besides that the migrations lead to one head and replay.
[[nodiscard]] state read_state(const request& asked);

/// What is declared, from wherever it is; nothing when the source is missing.
[[nodiscard]] declaration read_declared(const request& asked);

/// Throws `error` (`unsupported`) when it is not known what is declared.
void expect_source(const request& asked);

/// Throws `error` (`differs`) unless the snapshot is what the migrations make.
void expect_current_snapshot(const state& now, const request& asked);

}  // namespace instar::generator
