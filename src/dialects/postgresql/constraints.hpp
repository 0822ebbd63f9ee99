#pragma once

/// How constraints are defined.

#include <string>
#include <vector>

#include <instar/model.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// `CONSTRAINT "uq_x" UNIQUE ("x") DEFERRABLE`
[[nodiscard]] std::string constraint_sql(const constraint& any);

/// What adds it to a table that is there, with its comment.
[[nodiscard]] statements add_constraint_statements(const constraint& any, const std::string& to_table);
[[nodiscard]] statement drop_constraint_statement(const std::string& name, const std::string& of_table);

[[nodiscard]] statements constraint_comment(const constraint& any, const std::string& of_table);

/// `CONSTRAINT "uq_x" ON "tasks"`, as a comment calls it.
[[nodiscard]] std::string constraint_words(const std::string& name, const std::string& of_table);

/// Whether there is an index behind it, under its name.
[[nodiscard]] bool has_index(const constraint& any);

}  // namespace instar::postgresql_sql
