#pragma once

/// Writes the translation unit of a migration.

#include <string>
#include <vector>

#include <instar/migration_text.hpp>

namespace instar::generator {

/// C++ whose image is `write_migration(migration)`, laid out for a reviewer: a step per line, a long one broken into an
/// item per line. Each warning is a line of comment above the steps of the upgrade.
[[nodiscard]] std::string write_source(const migration_text& migration, const std::vector<std::string>& warnings = {});

/// One operation as it is written there: `drop_index("tasks", index("ix_tasks_due", "due_at"))`.
[[nodiscard]] std::string write_cpp(const operation& change);

}  // namespace instar::generator
