#pragma once

/// From the statements that SQLite keeps to the elements of a model.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar {

/// What was read from one statement.
template <class Element>
struct sqlite_definition {
  std::optional<Element> element;
  std::vector<finding> findings;
};

/// A table of its `CREATE TABLE`, without its indexes. A foreign key that does not say which columns it references has
/// none.
[[nodiscard]] sqlite_definition<table> read_sqlite_table(std::string_view sql, const std::string& name);

/// An index on a table that was read.
[[nodiscard]] sqlite_definition<index> read_sqlite_index(std::string_view sql, const std::string& name,
                                                         const table& on);

[[nodiscard]] sqlite_definition<object> read_sqlite_view(std::string_view sql, const std::string& name);
[[nodiscard]] sqlite_definition<object> read_sqlite_trigger(std::string_view sql, const std::string& name,
                                                            const std::string& on);

}  // namespace instar
