#pragma once

/// Migrations with a step of every kind, and the ways up and down through them.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <instar/chain.hpp>
#include <instar/migrate.hpp>

#include "runtime/scratch_database.hpp"

namespace instar::test {

/// Four migrations. The first makes tables; the second and the fourth are one transaction each; the third is several,
/// with a backfill, an index that is built while others write, SQL and a function outside a transaction, and a commit.
/// On SQLite three of them rebuild a table whose rows others reference. Each step leaves something else when it is done
/// twice, and the way down restores every row.
extern const chain books;

/// Two migrations: a table, and a backfill of its second column.
extern const chain filled_notes;

using texts = std::vector<std::string>;
using observation = std::function<void(std::size_t, std::string_view)>;

/// Applies the first migration and fills its tables.
template <class Database>
void start_books(const Database& database);

/// From the first migration to the last, or back.
report go(connection& session, direction way, const migration_options& options = {});
/// The same, and tells before everything that is sent what it is, and how much was sent before.
report go_observed(connection& session, direction way, observation at);

/// The schema, the rows, and the journal without its times.
template <class Database>
texts books_in(const Database& database);

/// What undisturbed runs leave, and how often they send something.
struct undisturbed_runs {
  texts up, down;
  std::size_t sent_up = 0, sent_down = 0;
  [[nodiscard]] const texts& leave(direction way) const { return way == direction::up ? up : down; }
  [[nodiscard]] std::size_t sent(direction way) const { return way == direction::up ? sent_up : sent_down; }
};

/// On a database that was started, which is then as it was.
template <class Database>
undisturbed_runs run_undisturbed_on(const Database& database);
template <class Database>
undisturbed_runs run_undisturbed();

/// A number from the environment.
int count_of(const char* variable, int usual);

}  // namespace instar::test
