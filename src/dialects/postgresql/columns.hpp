#pragma once

/// How columns are defined.

#include <string>
#include <vector>

#include <instar/model.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// `"title" text COLLATE "C" NOT NULL DEFAULT 'x'`: everything that a definition can say.
[[nodiscard]] std::string column_sql(const column& any);

/// What a definition cannot say: storage, statistics and comments.
[[nodiscard]] statements column_settings(const std::string& table, const std::vector<column>& columns);

/// ` GENERATED ALWAYS AS IDENTITY (START WITH 10)`, of the properties of an identity column.
[[nodiscard]] std::string identity_sql(const properties& any);

[[nodiscard]] std::string term_sql(const term& any);

/// ` COLLATE "C"`, or nothing.
[[nodiscard]] std::string collation_sql(const properties& any);

/// PostgreSQL holds an identity column `NOT NULL`, said or not.
[[nodiscard]] bool is_not_null(const column& any);

[[nodiscard]] bool is_generated(const column& any);

/// `COLUMN "tasks"."title"`, as a comment calls it.
[[nodiscard]] std::string column_words(const std::string& table, const std::string& name);

}  // namespace instar::postgresql_sql
