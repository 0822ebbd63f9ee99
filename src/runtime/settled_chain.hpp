#pragma once

/// What almost every start of a program finds: a chain that is a line, and a journal that holds all of it.

#include <optional>
#include <string>
#include <string_view>

#include "runtime/journal.hpp"

namespace instar {

/// The head at which the database is, where that can be told without the graph of the chain: each migration follows the
/// one before it, and the rows are those migrations as they were reviewed, in their order, applied.
/// Nothing where more has to be looked at, or `target` is not the heads.
///
/// Throws `error` (`malformed`) when the chain is not what a generator made.
[[nodiscard]] std::optional<std::string> settled_head(const chain& embedded, const journal_rows& rows,
                                                      std::string_view target);

}  // namespace instar
