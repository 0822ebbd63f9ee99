#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include <instar/migration_text.hpp>
#include <instar/operation.hpp>
#include <instar/projection.hpp>
#include <instar/snapshot.hpp>

#include "support/random_model.hpp"

namespace instar {
namespace {

using testing::cases;
using testing::random_model;
using testing::seed_of_this_run;
using testing::width;

constexpr width widths[] = {width::plain, width::portable, width::sqlite, width::postgresql, width::imaginary};

/// Tries a law on models, or on changes of models, of every width.
template <class Law>
void for_random_models(int usual, Law law) {
  for (const auto of : widths) {
    random_model random(seed_of_this_run(), of);
    for (int i = cases(usual); i > 0; --i) {
      const auto schema = random.next();
      BOOST_TEST_CONTEXT("INSTAR_SEED=" << seed_of_this_run() << "\n" << write_snapshot(schema)) { law(schema); }
    }
  }
}

template <class Law>
void for_random_changes(int usual, Law law) {
  for (const auto of : widths) {
    random_model random(seed_of_this_run(), of);
    for (int i = cases(usual); i > 0; --i) {
      const auto pair = random.next_change();
      std::string story = write_snapshot(pair.before);
      for (const auto& step : pair.operations) story += write_operation(step, 2);
      BOOST_TEST_CONTEXT("INSTAR_SEED=" << seed_of_this_run() << "\n" << story) { law(pair); }
    }
  }
}

std::set<std::size_t> kinds_of(const std::vector<operation>& operations) {
  std::set<std::size_t> kinds;
  for (const auto& step : operations) kinds.insert(step.index());
  return kinds;
}

BOOST_AUTO_TEST_SUITE(laws)

BOOST_AUTO_TEST_CASE(reading_what_was_written_gives_the_model_and_equal_models_give_equal_bytes) {
  BOOST_TEST_MESSAGE("INSTAR_SEED=" << seed_of_this_run());
  for_random_models(200, [](const model& schema) {
    const auto text = write_snapshot(schema);
    BOOST_TEST_REQUIRE((read_snapshot(text, "random") == schema));
    BOOST_TEST_REQUIRE(write_snapshot(read_snapshot(text, "random")) == text);
  });
}

BOOST_AUTO_TEST_CASE(an_operation_and_its_reverse_leave_the_model_as_it_was) {
  for_random_changes(200, [](const testing::changed_model& pair) {
    auto schema = pair.before;
    for (const auto& step : pair.operations) {
      const auto after = instar::apply(schema, step);
      BOOST_TEST_REQUIRE((instar::apply(after, *reverse(step)) == schema), describe(step));
      BOOST_TEST_REQUIRE((reverse(*reverse(step)) == step), describe(step));
      schema = after;
    }
    BOOST_TEST_REQUIRE((schema == pair.after));
  });
}

BOOST_AUTO_TEST_CASE(operations_survive_their_text) {
  for_random_changes(200, [](const testing::changed_model& pair) {
    migration_text migration{.revision = "3f9a1c0b72de", .message = "a\n\"b\"", .upgrade = pair.operations};
    for (auto step = migration.upgrade.rbegin(); step != migration.upgrade.rend(); ++step)
      migration.downgrade.push_back(*reverse(*step));
    BOOST_TEST_REQUIRE((read_migration(write_migration(migration), "random") == migration));
  });
}

BOOST_AUTO_TEST_CASE(what_a_dialect_sees_of_a_change_changes_what_it_sees_of_the_model) {
  for_random_changes(200, [](const testing::changed_model& pair) {
    for (const auto* dialect : {"sqlite", "postgresql"}) {
      model seen = project(pair.before, dialect);
      const auto projected = project(pair.operations, pair.before, dialect);
      for (const auto& steps : projected.of_each)
        for (const auto& step : steps) seen = instar::apply(std::move(seen), step);
      BOOST_TEST_REQUIRE((projected.behind == pair.after), dialect);
      BOOST_TEST_REQUIRE((seen == project(pair.after, dialect)), dialect);
    }
  });
}

BOOST_AUTO_TEST_CASE(a_projection_depends_on_no_dialect) {
  for_random_models(100, [](const model& schema) {
    const auto seen = project(schema, "sqlite");
    BOOST_TEST_REQUIRE(!depends_on_dialect(seen));
    BOOST_TEST_REQUIRE((depends_on_dialect(schema) || seen == schema));
  });
}

BOOST_AUTO_TEST_CASE(random_changes_are_of_every_kind) {
  std::set<std::size_t> kinds;
  for (const auto of : widths) {
    random_model random(1, of);
    for (int i = 0; i != 300; ++i) kinds.merge(kinds_of(random.next_change().operations));
  }
  // All but the five that change no model.
  BOOST_TEST(kinds.size() == std::variant_size_v<operation> - 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
