#pragma once

/// What scripts are made of: statements as a database's own shell reads them.

#include <string>

#include <instar/script.hpp>

#include "runtime/replay.hpp"

namespace instar {

/// A statement as a script has it.
[[nodiscard]] std::string ended(const std::string& sql);

/// Stops the script when the query finds something; the reason is in what the database then says.
[[nodiscard]] std::string stop_if_found(const std::string& query, const std::string& reason, const dialect& language);

/// The row of a migration in the journal, added or removed; without semicolon.
[[nodiscard]] std::string journal_text(const rendered_migration& migration, const history& known,
                                       const dialect& language);

/// `base`, or revisions with commas between them.
[[nodiscard]] std::string names_of(const revision_order& revisions);

/// The function that a migration runs, which no script can; null when it runs none.
[[nodiscard]] const run* function_in(const rendered_migration& migration);

}  // namespace instar
