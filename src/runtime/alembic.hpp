#pragma once

/// What Alembic has left in a database that it kept until now.

#include <string>
#include <vector>

#include <instar/history.hpp>
#include <instar/transaction.hpp>

namespace instar {

/// The revisions at which Alembic says that the database is; none when it has no table of Alembic's.
[[nodiscard]] std::vector<std::string> read_alembic(transaction& work);

/// What to do about such a database, a sentence; empty for no revisions.
[[nodiscard]] std::string alembic_remedy(const std::vector<std::string>& revisions);

}  // namespace instar
