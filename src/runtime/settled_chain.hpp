#pragma once

/// What almost every start of a program finds: a chain that is a line, and a journal that holds all of it.

#include <optional>
#include <string>
#include <string_view>

#include <instar/chain.hpp>
#include <instar/connection.hpp>

namespace instar {

/// The head at which the database is, where one query and no graph of the chain can tell: each migration follows the
/// one before it, and the journal holds those migrations as they were reviewed, in their order, applied, and no others.
/// Nothing where more has to be looked at, or `target` is not the heads.
///
/// Throws `error` (`malformed`) when the chain is not what a generator made, and `error` (`database`) when it is worth
/// retrying.
[[nodiscard]] std::optional<std::string> settled_head(connection& session, const chain& embedded,
                                                      std::string_view target);

}  // namespace instar
