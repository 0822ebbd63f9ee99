#pragma once

/// Databases whose schema ODB has made and kept: it counts their versions in a table `schema_version`.

#include <instar/history.hpp>
#include <instar/transaction.hpp>

namespace instar {

/// Whether nothing speaks against the first migration of a chain: no table that it creates is one that ODB has made.
/// What ODB keeps beside it is no concern of the chain's.
///
/// Throws `error` (`history_diverged`) that names the version and the revision to stamp.
void expect_not_made_by_odb(transaction& work, const history_entry& first);

/// Whether ODB is at one of its versions. Between two of them no revision says what is there.
///
/// Throws `error` (`history_diverged`) while a migration of ODB's own is going on.
void expect_whole_version_of_odb(transaction& work);

}  // namespace instar
