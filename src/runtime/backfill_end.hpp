#pragma once

/// The key behind which a backfill changes no rows.

#include <optional>
#include <string>
#include <string_view>

#include <instar/migrate.hpp>
#include <instar/operation.hpp>
#include <instar/transaction.hpp>

namespace instar {

/// The greatest key at the beginning of the backfill that is the next step at `now`, as the journal has it; where it
/// has none, the greatest that there is now, which is journalled. None in an empty table.
///
/// Without one, a backfill would go on for as long as others insert rows faster than it changes them.
[[nodiscard]] std::optional<std::string> end_of_backfill(transaction& work, std::string_view chain_name,
                                                         const half_way& now, const backfill& step);

}  // namespace instar
