#pragma once

/// What a live database really holds, as a model.

#include <chrono>
#include <string>
#include <vector>

#include <instar/connection.hpp>
#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar {

struct introspection_options {
  /// How long one query may take on PostgreSQL. There are about fifteen of them, however much the database holds.
  std::chrono::milliseconds statement_timeout = std::chrono::seconds(30);

  /// PostgreSQL: the schemas to look into; all, when there are none. The journal is left out always, as is what an
  /// extension has brought.
  std::vector<std::string> schemas = {};

  /// Tables and objects that are left out, by their names in the model, whatever their kind. What is on them goes with
  /// them.
  std::vector<std::string> ignored = {};
};

/// What was read, and what could not be said with a model.
struct introspected {
  model schema;
  std::vector<finding> findings;  ///< each names an object and what of it is not in `schema`
};

/// The model of a database as it tells it itself: expressions and definitions are in its own words, and what holds
/// anyway is not said. Names in the schema that is the first of PostgreSQL's search path stand without it.
///
/// Reads the catalogue alone, in one transaction that cannot write; takes no lock on PostgreSQL but ACCESS SHARE, and
/// needs no right to the tables.
///
///     const auto found = instar::introspect(*connection);
///     std::cout << instar::write_snapshot(found.schema);
///
/// Throws `error` (`database`).
[[nodiscard]] introspected introspect(connection& session, const introspection_options& options = {});

/// A declared model beside what a database holds, both in that database's words, so that `==`, `compare` and a
/// difference of operations tell what really differs and nothing else.
struct live_comparison {
  model declared;
  model live;
  std::vector<finding> unheld;      ///< of the database: what the model cannot hold
  std::vector<finding> uncompared;  ///< of the declared model: what could not be put into the database's words
};

/// Compares a database with a model. Seeded rows, custom objects and the rights of an owner are no part of it; of an
/// extension, what is declared.
///
/// PostgreSQL rewrites expressions. So the declared model is made in schemas of its own within a transaction that is
/// rolled back, and read from there; with rights to temporary tables only, among those. SQLite keeps what it was told,
/// and both sides are read in the same way; there the names of constraints and the case of letters make no difference.
///
/// Of PostgreSQL, only the schemas that the model is in are looked at, unless `options` says others.
[[nodiscard]] live_comparison compare_live(connection& session, const model& declared,
                                           const introspection_options& options = {});

/// Compares two databases of one kind: `declared` is the first, in the words of the second.
[[nodiscard]] live_comparison compare_live(connection& one, connection& other,
                                           const introspection_options& options = {});

}  // namespace instar
