#pragma once

/// What PostgreSQL says that a database holds.

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <instar/introspection.hpp>
#include <instar/transaction.hpp>

#include "introspection/postgresql_fixpoint.hpp"
#include "introspection/postgresql_row.hpp"
#include "introspection/postgresql_scope.hpp"

namespace instar {

/// The first value of what a query finds; empty where it finds nothing.
[[nodiscard]] std::string first_text(transaction& work, std::string_view sql);

/// What is being read, and from where.
struct postgresql_catalogue {
  transaction& work;
  const postgresql_scope& scope;
  int version = 0;  ///< of the server, 15
  model schema = {};
  std::vector<finding> findings = {};
  std::set<std::pair<std::string, std::string>> declared_types = {};  ///< by schema and name

  /// The rows of a query in which `$1` is the array of schemas.
  [[nodiscard]] std::vector<result_row> rows(const std::string& sql) const;

  void leave_out(const std::string& where, const std::string& what, const std::string& suggestion);

  /// The type of the next four values of a row (see `type_columns`) with so many dimensions.
  [[nodiscard]] type read_type(catalogue_row& row, std::int64_t dimensions) const;

  /// SQL that the database wrote, as it writes it of the schemas themselves and when it has read it again.
  [[nodiscard]] std::string sql(std::string text) const { return with_settled_lists(scope.sql(std::move(text))); }
};

/// What `read_type` reads of `pg_type t` with a modifier, and the joins that it needs.
[[nodiscard]] std::string type_columns(const std::string& modifier);
extern const std::string_view type_joins;

/// A condition by which a thing of some class belongs to no extension.
[[nodiscard]] std::string is_not_of_extension(std::string_view of_class, std::string_view id);

/// Adds a property that is not empty.
void say(properties& all, std::string name, std::string text);
void say_if(bool condition, properties& all, std::string name);

void read_schemas_and_extensions(postgresql_catalogue& into);
void read_types(postgresql_catalogue& into);
void read_relations(postgresql_catalogue& into);
void read_columns(postgresql_catalogue& into);
void read_sequences(postgresql_catalogue& into);
void read_constraints_and_indexes(postgresql_catalogue& into);
void read_routines(postgresql_catalogue& into);
void read_triggers(postgresql_catalogue& into);
void read_policies(postgresql_catalogue& into);
void read_grants(postgresql_catalogue& into);
void read_others(postgresql_catalogue& into);

/// Everything in the schemas of a scope, whose default is the first of the search path.
[[nodiscard]] introspected read_catalogue(transaction& work, const postgresql_scope& scope);

/// The schemas that users have made, or those of `wanted` that are there; the first of the search path is the default.
[[nodiscard]] postgresql_scope scope_of(transaction& work, const std::vector<std::string>& wanted);

/// Begins to read only, with a time for each statement and the default schema for the search path.
void begin_reading(transaction& work, const introspection_options& options);

[[nodiscard]] introspected introspect_postgresql(connection& session, const introspection_options& options);

}  // namespace instar
