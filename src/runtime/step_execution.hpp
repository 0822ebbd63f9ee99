#pragma once

/// Executes one step of a migration.

#include <instar/creation.hpp>
#include <instar/error.hpp>
#include <instar/transaction.hpp>

#include "runtime/creation.hpp"
#include "runtime/replay.hpp"

namespace instar {

/// Executes the statements of a step, each according to its role, or calls its function.
///
/// Throws what the database or the function throws, and `error` (`database`) when a check found rows. A statement that
/// can be in no transaction is replaced by what does the same within one, for a rehearsal, or throws `error`
/// (`unsupported`).
void execute_step(transaction& work, const rendered_step& step, const migration& embedded,
                  const migration_options& options);

/// The same of a step that makes a new database.
void execute_step(transaction& work, const creation_step& step, const migration& embedded,
                  const migration_options& options);

/// Executes a step outside the migration's transaction.
///
/// `begun` says that a run was broken off within the step: what can be found to be done is then not done again, and
/// what was left is cleared away first. Throws as above, and `error` (`database`) when the step does not say how to
/// find out and nobody has decided (`options.begun`).
void execute_outside_step(connection& session, const rendered_step& step, const migration& embedded,
                          const migration_options& options, bool begun);

/// Clears away what a step that failed has left, as the step says. Returns whether it is certain that nothing is done.
[[nodiscard]] bool clears_up_after(connection& session, const rendered_step& step, const error& failure);

}  // namespace instar
