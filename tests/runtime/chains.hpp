#pragma once

/// Chains of migrations for tests, as the generator would write them.

#include <array>

#include <instar/chain.hpp>

namespace instar::test {

extern const std::array<chain_entry, 5> task_entries;

/// Five migrations over tasks and categories; the last can be undone, as all of them can.
extern const chain tasks;
/// The same program, three migrations ago.
extern const chain older_tasks;
/// The same, but its second migration was edited after it was applied.
extern const chain edited_tasks;

/// Two migrations; the second runs a C++ function, up and down.
extern const chain notes;

/// Two migrations; the second writes down what it was given.
extern const chain told_notes;

/// A trunk, a branch `left`, a branch `right` whose second migration depends on `left`, and where they meet.
extern const chain branches;
/// The same without the last: two branches that were left apart.
extern const chain apart;
/// The trunk, and the first of each branch: two heads.
extern const chain forked;

/// Two migrations; the third step of the second fails.
extern const chain failing;

/// Two migrations; the second adds a check that rows may violate, and the first has no way down.
extern const chain one_way;

/// Two migrations; the second runs a function that tries to commit, or throws.
extern const chain committing;
extern const chain throwing;

}  // namespace instar::test
