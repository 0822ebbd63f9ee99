#include <ranges>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <instar/migrate.hpp>
#include <instar/migration_text.hpp>

#include "generator/creation.hpp"
#include "generator/diff.hpp"
#include "generator/drift.hpp"
#include "runtime/database_description.hpp"
#include "runtime/scratch_database.hpp"
#include "support/embedded_migrations.hpp"
#include "support/random_model.hpp"

namespace instar::testing {
namespace {

using texts = std::vector<std::string>;

const table ledger{.name = "ledger", .columns = {{.name = "entry", .type = {.name = "integer"}}}};

/// A chain that creates a random schema and changes it several times, with steps of SQL in between.
class random_chain {
 public:
  random_chain(random_model& random, const dialect& language) {
    auto schema = random.next();
    migration_text first{.upgrade = generator::diff({}, schema)};
    first.upgrade.emplace_back(create_table{ledger});
    add(std::move(first), std::move(schema));
    for (int i = 0; i != 4; ++i) {
      auto further = random.next_change_of(schema_);
      migration_text next{
          .upgrade = generator::find_drift(schema_, {further.after, further.hints}, {.blocking = true}).operations};
      next.upgrade.push_back(execute{"INSERT INTO ledger VALUES (" + std::to_string(i) + ")", {}});
      next.needed_when_new = {next.upgrade.size()};
      next.upgrade.push_back(execute{"UPDATE ledger SET entry = entry WHERE entry < 0", {}});
      next.needless_when_new = {next.upgrade.size()};
      add(std::move(next), further.after);
    }
    schema_.tables.insert(ledger);
    embedded_creations creations;
    for (const auto& [dialect, steps] : generator::creations_of(linked_, schema_, {&language}))
      creations.add(dialect, steps);
    migrations_.create_by(std::move(creations));
  }

  [[nodiscard]] instar::chain chain() const { return migrations_.chain(); }
  [[nodiscard]] std::string text() const { return text_; }

 private:
  void add(migration_text next, model schema) {
    next.revision = "aaaa0000000" + std::to_string(linked_.size());
    next.message = "change " + std::to_string(linked_.size());
    if (!linked_.empty()) next.parents = {linked_.back().content.revision};
    for (const auto& change : next.upgrade | std::views::reverse)
      if (auto back = reverse(change)) next.downgrade.push_back(std::move(*back));
    migrations_.add(next);
    text_ += write_migration(next);
    auto& linked = linked_.emplace_back();
    linked.content = std::move(next);
    linked.digest = "digest";
    schema_ = std::move(schema);
  }

  embedded_migrations migrations_;
  generator::lineage linked_;
  model schema_;  ///< without the ledger, which stays as it is
  std::string text_;
};

texts journal_of(connection& session) {
  return test::rows_of(session,
                       "SELECT chain, position, revision, digest, message FROM instar_journal ORDER BY position");
}

template <class Database>
void try_chain(const random_chain& random) {
  const Database quick, slow;
  const auto one = quick.connect(), other = slow.connect();
  bool at_once = false;
  const auto note = [&](const migration_event& event) { at_once |= event.what == migration_event::moment::creates; };
  upgrade(*one, random.chain(), "heads", {.observer = note});
  BOOST_TEST_REQUIRE(at_once);
  upgrade(*other, random.chain(), "heads", {.every_migration = true});
  const auto made = description_of(quick), migrated = description_of(slow);
  BOOST_TEST_REQUIRE(made == migrated, boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(journal_of(*one) == journal_of(*other), boost::test_tools::per_element());
  const char* entries = "SELECT entry FROM ledger ORDER BY entry";
  BOOST_TEST_REQUIRE(test::rows_of(*one, entries) == test::rows_of(*other, entries), boost::test_tools::per_element());
  downgrade(*one, random.chain(), "-1");
  downgrade(*other, random.chain(), "-1");
  const auto back = description_of(quick), likewise = description_of(slow);
  BOOST_TEST_REQUIRE(back == likewise, boost::test_tools::per_element());
}

/// Grants name them. They belong to the whole server, and two processes may make them at once.
void make_roles() {
  const test::postgresql_database database;
  test::change(*database.connect(),
               "DO $$ BEGIN CREATE ROLE reader; CREATE ROLE writer; "
               "EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$");
}

template <class Database>
void try_chains(width of, const dialect& language, int usual) {
  random_model random(seed_of_this_run(), of);
  for (int i = 1; i <= cases(usual); ++i) {
    const random_chain chain(random, language);
    BOOST_TEST_CONTEXT("INSTAR_SEED=" << seed_of_this_run() << ", case " << i << "\n" << chain.text()) {
      try_chain<Database>(chain);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(creation_laws)

BOOST_AUTO_TEST_CASE(a_sqlite_database_made_at_once_is_what_every_migration_in_turn_makes) {
  try_chains<test::sqlite_database>(width::sqlite, sqlite_dialect(), 30);
}

BOOST_AUTO_TEST_CASE(a_postgresql_database_made_at_once_is_what_every_migration_in_turn_makes) {
  make_roles();
  try_chains<test::postgresql_database>(width::postgresql, postgresql_dialect(), 15);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
