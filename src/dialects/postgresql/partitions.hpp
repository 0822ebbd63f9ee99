#pragma once

/// Tables in parts.

#include <string>
#include <string_view>
#include <vector>

#include <instar/model.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// Whether rows of the table, or of the partition, of this name lie in partitions.
[[nodiscard]] bool is_partitioned(std::string_view name, const model& schema);

/// Whether an object is a partition of something that is no partitioned table, or stands on one. There is no such
/// thing in a database: it waits until the table becomes a partitioned one, and is gone once that ceases to be.
[[nodiscard]] bool is_waiting(const object& any, const model& schema);

/// The partitions of a table or a partition, and theirs behind them.
[[nodiscard]] std::vector<const object*> partitions_of(std::string_view name, const model& schema);

/// Whether the partitions of a table, or of its partitions, are told apart by this column.
[[nodiscard]] bool is_partition_key(const std::string& column, const std::string& of_table, const model& schema);

/// The partition, and the statistics of its columns, which PostgreSQL does not hand on to it.
[[nodiscard]] statements create_partition_statements(const object& partition, const model& schema);

/// The table that a partition, or a partition of a partition, is a part of.
[[nodiscard]] const table& whole_of(const object& partition, const model& schema);

/// ` FOR VALUES FROM (1) TO (10)`, or ` DEFAULT`.
[[nodiscard]] std::string bounds_sql(const object& partition);

}  // namespace instar::postgresql_sql
