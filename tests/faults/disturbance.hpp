#pragma once

/// Goes up and down again and again while something goes wrong, and expects each next run to complete.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include <instar/error.hpp>

#include "faults/books.hpp"
#include "support/process.hpp"

namespace instar::test {

/// Every statement comes to its turn with INSTAR_STRIDE=1.
inline std::size_t stride_of(int usual) { return static_cast<std::size_t>(count_of("INSTAR_STRIDE", usual)); }

inline std::string word_for(direction way) { return way == direction::up ? "up" : "down"; }

/// The run after something went wrong: whoever went has left no lock for which it would wait.
template <class Database>
void complete(const Database& database, direction way, const undisturbed_runs& expected) {
  const auto session = database.connect();
  const bool on_sqlite = database.dialect == std::string_view("sqlite");
  // The server has to see first that a client has gone; a file's locks go with the process.
  const auto wait = on_sqlite ? std::chrono::seconds(0) : std::chrono::seconds(30);
  go(*session, way, {.lock_wait = wait});
  BOOST_TEST_REQUIRE(books_in(database) == expected.leave(way), boost::test_tools::per_element());
}

/// `disturbed(way, n)` goes `way` while something happens at the n-th thing that is sent, for every `n`, or every
/// `stride`-th.
template <class Database, class Disturbed>
void disturb_everywhere(const Database& database, const undisturbed_runs& expected, Disturbed disturbed,
                        std::size_t stride = 1) {
  for (std::size_t n = 0; n < std::max(expected.sent_up, expected.sent_down); n += stride)
    for (const auto way : {direction::up, direction::down}) BOOST_TEST_CONTEXT(word_for(way) << ", statement " << n) {
        if (n < expected.sent(way)) disturbed(way, n);
        complete(database, way, expected);
      }
}

/// Whether a run fails; then it said what there is to say, and that it may go well the next time if it may.
template <class Run>
bool fails(Run run, bool may_go_well = false) {
  try {
    run();
    return false;
  } catch (const error& refused) {
    BOOST_TEST(!refused.facts().state.empty(), refused.what());
    BOOST_TEST(!refused.facts().remedy.empty(), refused.what());
    BOOST_TEST((refused.worth_retrying() || !may_go_well), refused.what());
    return true;
  }
}

}  // namespace instar::test
