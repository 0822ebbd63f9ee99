#include <boost/test/unit_test.hpp>

#include <instar/migration_text.hpp>
#include <instar/operation.hpp>
#include <instar/snapshot.hpp>

#include "support/random_model.hpp"

namespace instar {
namespace {

using testing::cases;
using testing::random_model;
using testing::seed_of_this_run;

/// Every operation that takes the model apart, each valid on the model that the ones before it leave.
std::vector<operation> dismantling(model schema) {
  std::vector<operation> steps;
  const auto take = [&](operation change) {
    schema = instar::apply(std::move(schema), change);
    steps.push_back(std::move(change));
  };
  for (const auto& any : model(schema).tables)
    for (const auto& one : any.constraints)
      if (std::holds_alternative<foreign_key>(one)) take(drop_constraint{any.name, one});
  for (const auto& any : model(schema).tables) {
    take(rename_column{any.name, any.columns.front().name, "renamed"});
    take(rename_table{any.name, any.name + " moved"});
    const auto now = *schema.find_table(any.name + " moved");
    for (const auto& one : now.indexes) take(drop_index{now.name, one});
    for (const auto& one : now.constraints) take(drop_constraint{now.name, one});
    auto altered = now.columns.back();
    altered.not_null = !altered.not_null;
    take(alter_column{now.name, now.columns.back(), altered});
    take(drop_column{now.name, altered});
    take(drop_table{*schema.find_table(now.name)});
  }
  return steps;
}

BOOST_AUTO_TEST_SUITE(laws)

BOOST_AUTO_TEST_CASE(reading_what_was_written_gives_the_model_and_equal_models_give_equal_bytes) {
  BOOST_TEST_MESSAGE("INSTAR_SEED=" << seed_of_this_run());
  random_model random(seed_of_this_run());
  for (int i = cases(500); i > 0; --i) {
    const auto schema = random.next();
    const auto text = write_snapshot(schema);
    BOOST_TEST_CONTEXT("INSTAR_SEED=" << seed_of_this_run() << "\n" << text) {
      BOOST_TEST_REQUIRE((read_snapshot(text, "random") == schema));
      BOOST_TEST_REQUIRE(write_snapshot(read_snapshot(text, "random")) == text);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_operation_and_its_reverse_leave_the_model_as_it_was) {
  random_model random(seed_of_this_run());
  for (int i = cases(300); i > 0; --i) {
    auto schema = random.next();
    for (const auto& step : dismantling(schema)) {
      BOOST_TEST_CONTEXT("INSTAR_SEED=" << seed_of_this_run() << "\n" << describe(step)) {
        auto after = instar::apply(schema, step);
        BOOST_TEST_REQUIRE((instar::apply(after, *reverse(step)) == schema));
        BOOST_TEST_REQUIRE((reverse(*reverse(step)) == step));
        schema = std::move(after);
      }
    }
    BOOST_TEST_REQUIRE(schema.tables.empty());
  }
}

BOOST_AUTO_TEST_CASE(operations_survive_their_text) {
  random_model random(seed_of_this_run());
  for (int i = cases(300); i > 0; --i) {
    migration_text migration{.revision = "3f9a1c0b72de", .message = "a\n\"b\"", .upgrade = dismantling(random.next())};
    for (auto step = migration.upgrade.rbegin(); step != migration.upgrade.rend(); ++step)
      migration.downgrade.push_back(*reverse(*step));
    const auto text = write_migration(migration);
    BOOST_TEST_CONTEXT("INSTAR_SEED=" << seed_of_this_run() << "\n" << text) {
      BOOST_TEST_REQUIRE((read_migration(text, "random") == migration));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
