#pragma once

/// How a new database is made at once, in one database's SQL.

#include <span>
#include <string>
#include <vector>

#include <instar/dialect.hpp>
#include <instar/operation.hpp>

namespace instar {

/// A step of a migration that a new database needs besides its schema.
struct needed_step {
  std::string revision;
  operation change;
};

/// A step of making a new database.
struct creation_step {
  std::string revision;     ///< of the migration whose step it is; empty for what makes the schema
  std::string description;  ///< as `describe`
  instar::statements statements;
  std::string function = {};  ///< what is called instead, of the migration
};

/// The steps that make a schema from nothing by `operations`, and those that are needed on it, in this order.
///
///     for (const creation_step& step : render_creation(diff({}, schema), {}, sqlite_dialect())) ...
///
/// Throws `error` (`not_applicable`, `unsupported`) with the migration when one that is needed does not fit the schema,
/// or can be in no transaction.
[[nodiscard]] std::vector<creation_step> render_creation(std::span<const operation> operations,
                                                         std::span<const needed_step> needed, const dialect& language);

}  // namespace instar
