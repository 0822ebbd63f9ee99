#pragma once

/// How what stands beside tables comes and goes.

#include <string>
#include <string_view>

#include <instar/model.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// `schema` is the model that holds the object.
[[nodiscard]] statements create_object_statements(const object& any, const model& schema);
[[nodiscard]] statements drop_object_statements(const object& any, const model& schema);

/// What SQL calls an object behind ALTER, DROP and COMMENT ON: `TRIGGER "touch" ON "tasks"`, `FUNCTION "f"(a integer)`.
[[nodiscard]] std::string object_words(const object& any);

/// `"label" varchar(20) COLLATE "C"`
[[nodiscard]] std::string attribute_sql(const column& any);

/// `CONSTRAINT "ck_year" CHECK (VALUE > 0)`, empty for a domain without one.
[[nodiscard]] std::string domain_check_sql(const object& domain);
[[nodiscard]] std::string domain_check_name(const object& domain);

/// The SQL of a property without the semicolon that may stand at its end.
[[nodiscard]] std::string own_text(const object& any, std::string_view name);

/// The roles and expressions of a policy, as they stand in CREATE and ALTER.
[[nodiscard]] std::string policy_terms(const object& any);

}  // namespace instar::postgresql_sql
