#pragma once

/// Migrations that stand for several others.

#include <vector>

#include <instar/revision_graph.hpp>

namespace instar {

/// The revisions as one database is to see them, given what its journal holds.
///
/// Where nothing of what a revision replaces was applied, it takes their place, and whatever followed one of them
/// follows it. Where a part was applied, it steps back: the database goes on by the old migrations, and whatever
/// follows the new one follows the last of them.
[[nodiscard]] std::vector<revision_ties> folded(std::vector<revision_ties> revisions, const revision_set& journalled);

}  // namespace instar
