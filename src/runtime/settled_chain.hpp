#pragma once

/// What almost every start of a program finds: a chain that is a line, and a journal that holds all of it.

#include <string>
#include <string_view>

#include <instar/chain.hpp>
#include <instar/connection.hpp>

namespace instar {

/// The head at which the database is, where one query and no graph of the chain can tell: each migration follows the
/// one before it, and the journal holds those migrations as they were reviewed, in their order, applied, and no others.
/// Empty where more has to be looked at, or `target` is not the heads.
///
/// Throws `error` (`database`) as `transaction::attempt` does.
[[nodiscard]] std::string settled_head(connection& session, const chain& embedded, std::string_view target);

}  // namespace instar
