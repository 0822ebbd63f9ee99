#pragma once

/// Executes one step of a migration.

#include <instar/transaction.hpp>

#include "runtime/replay.hpp"

namespace instar {

/// Executes the statements of a step, each according to its role, or calls its function.
///
/// Throws what the database or the function throws, and `error` (`database`) when a check found rows.
void execute_step(transaction& work, const rendered_step& step, const migration& embedded,
                  const migration_options& options);

}  // namespace instar
