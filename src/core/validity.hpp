#pragma once

/// What makes a model possible: keys over columns that are there, references to keys that are there.

#include <string_view>

#include <instar/model.hpp>

namespace instar {

/// Throws `error` (`malformed`) that names the table and what is wrong in it; `where` stands before it.
void expect_valid(const model& schema, std::string_view where);

/// Throws `error` (`not_applicable`) unless `table_name` is possible within `schema`.
void expect_valid_table(const model& schema, std::string_view table_name);

}  // namespace instar
