#pragma once

/// Migrations that are several transactions.

#include <instar/chain.hpp>

namespace instar::test {

/// Two migrations; the second has every kind of step that is not in its transaction, between some that are, both ways.
extern const chain parts;
/// The same, but the second migration was edited.
extern const chain edited_parts;

/// Two migrations; the second executes one statement outside a transaction, which says nothing of how to find out
/// whether it was done.
extern const chain blind;

/// The same, but it says by a query.
extern const chain seeing;

/// Two migrations; the second is a function outside a transaction.
extern const chain lending_parts;

/// Two migrations; the third step of the second fails, behind a backfill.
extern const chain failing_parts;

/// Two migrations; the second builds a unique index while others write, commits, and adds a column.
extern const chain online;

/// Two migrations; the second inserts rows, and gives names to SQL of its own.
extern const chain own_steps;

}  // namespace instar::test
