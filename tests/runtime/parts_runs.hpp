#pragma once

/// Runs through migrations that are several transactions.

#include <functional>
#include <string>
#include <vector>

#include <instar/migrate.hpp>
#include <instar/transaction.hpp>

#include "runtime/observed_connection.hpp"
#include "runtime/parts_chain.hpp"
#include "runtime/scratch_database.hpp"
#include "support/process.hpp"

namespace instar::test {

using texts = std::vector<std::string>;

inline texts journal(connection& session) {
  return rows_of(session, "SELECT position, revision, digest, state, steps_done, step_state FROM instar_journal");
}

inline texts all_notes(connection& session) { return rows_of(session, "SELECT * FROM notes ORDER BY id"); }

/// Those that `parts` leaves of the ones that `start` makes.
inline const texts upgraded_notes = {
    "1,One,one",         "2,Two,two",           "3,Three,three",           "7,Seven,seven",
    "9,Nine,nine",       "101,Hundred,hundred", "102,And two,noneand two", "1001,nobody,noted!",
    "1002,nobody,noted!"};

/// The first notes, and five rows.
template <class Database>
void start(const Database& database) {
  const auto session = database.connect();
  upgrade(*session, parts, "+1");
  change(*session, "INSERT INTO notes VALUES (1, 'One'), (2, 'Two'), (3, 'Three'), (7, 'Seven'), (9, 'Nine')");
}

template <class Database>
texts everything_in(const Database& database) {
  texts all = database.schema();
  const auto session = database.connect();
  for (const auto& part : {journal(*session), all_notes(*session)}) all.insert(all.end(), part.begin(), part.end());
  return all;
}

using observation = std::function<void(std::size_t, std::string_view)>;

inline void go_up(connection& session, observation at) {
  observed_connection observed(session, std::move(at));
  upgrade(observed, parts);
}

inline void go_up_online(connection& session, observation at) {
  observed_connection observed(session, std::move(at));
  upgrade(observed, online);
}

/// A process dies in the step of which nobody can know whether it was done.
template <class Database>
void die_in_the_dark(const Database& database) {
  const auto end = in_a_process([&] {
    const auto session = database.connect();
    observed_connection observed(*session, [](std::size_t, std::string_view sql) {
      if (sql.starts_with("DELETE FROM notes")) _exit(9);
    });
    upgrade(observed, blind);
  });
  BOOST_REQUIRE(end.code == 9);
}

}  // namespace instar::test
