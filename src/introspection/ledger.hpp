#pragma once

/// Tables in which a tool keeps account of what it did to a schema: they are no part of that.

#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar {

/// The model that was found without instar's own journal, ODB's table of versions and Alembic's, and what is on them.
///
/// The other tools' are known by their columns: a user's own table may be called the same. What is `declared` stays
/// whatever it looks like. ODB can be told to call its table otherwise; that it is left out then is told in `findings`.
[[nodiscard]] model without_ledgers(model found, const model& declared, std::vector<finding>& findings);

}  // namespace instar
