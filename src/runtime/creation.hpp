#pragma once

/// How a new database is made at once, instead of by every migration.

#include <string>

#include <instar/dialect.hpp>
#include <instar/history.hpp>

namespace instar {

/// A new database that is made at once.
struct creation {
  const chain_creation* embedded;
  const history_entry* head;
  std::string message;  ///< of the head
};

/// How a database of that kind to which nothing was applied and for which these revisions are ahead can be made at
/// once; null when it cannot.
[[nodiscard]] const chain_creation* find_creation(const history& known, const revision_order& applied,
                                                  const revision_order& ahead, const dialect& language);

}  // namespace instar
