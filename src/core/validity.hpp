#pragma once

/// What makes a model possible: keys over columns that are there, references to keys and types that are there.

#include <string_view>

#include <instar/model.hpp>

namespace instar {

/// Throws `error` (`malformed`) that names the table or object and what is wrong in it; `where` stands before it.
void expect_valid(const model& schema, std::string_view where);

/// Throws `error` (`not_applicable`) unless `table_name` is possible within `schema`.
void expect_valid_table(const model& schema, std::string_view table_name);

/// Throws `error` (`not_applicable`) unless `any` is possible within `schema`.
void expect_valid_object(const model& schema, const object& any);

/// Throws `error` (`not_applicable`) unless the foreign keys to a table still find their keys in it.
void expect_references_hold(const model& schema, std::string_view table_name);

}  // namespace instar
