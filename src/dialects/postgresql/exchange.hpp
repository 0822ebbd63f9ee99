#pragma once

/// How a table or a partition gives way to another one of its name, which takes over its rows.

#include <functional>
#include <string>

#include <instar/model.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// Puts the table of `after` in the place of that of `before`, which differs from it in nothing but whether it is
/// partitioned, with its rows and with everything that refers to it. A table that has something which no migration made
/// is refused, because that would be lost.
[[nodiscard]] statements exchange_table(const std::string& table, const model& before, const model& after);

/// The statements of a change between two models.
using change_between = std::function<statements(const model& before, const model& after)>;

/// Makes a partitioned table whole, changes it, and parts it again as `after` says.
[[nodiscard]] statements change_whole_table(const std::string& table, const model& before, const model& after,
                                            const change_between& change);

/// Attaches a partition anew where its bounds change, and puts another one in its place where it is parted otherwise.
[[nodiscard]] statements alter_partition(const object& before, const object& after, const model& before_it,
                                         const model& after_it);

}  // namespace instar::postgresql_sql
