#pragma once

/// How functions and procedures are made and told apart.

#include <string>

#include <instar/model.hpp>

namespace instar::postgresql_sql {

/// `"touch"(a integer, b text)`: what tells a routine from others, without the defaults of its arguments.
[[nodiscard]] std::string routine_signature(const object& routine);

/// `CREATE FUNCTION ...`, or `CREATE OR REPLACE`.
[[nodiscard]] std::string create_routine_sql(const object& routine, bool replace);

/// Whether PostgreSQL takes the one in the place of the other and leaves alone what uses it.
[[nodiscard]] bool is_replaceable(const object& before, const object& after);

}  // namespace instar::postgresql_sql
