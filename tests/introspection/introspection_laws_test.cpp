// What is read from a database is the whole of what is there, and what a declared model would be.

#include <algorithm>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include <instar/introspection.hpp>
#include <instar/projection.hpp>
#include <instar/snapshot.hpp>

#include "changes/change_case.hpp"
#include "dialects/dialect_case.hpp"
#include "dialects/scratch_database.hpp"
#include "introspection/likeness.hpp"
#include "support/random_model.hpp"

namespace instar::testing {
namespace {

using make_scratch = std::unique_ptr<scratch_database> (*)();

std::string told(const std::vector<finding>& findings) {
  std::string text;
  for (const auto& one : findings) text += "\n" + one.where + ": " + one.text;
  return text;
}

/// The schema without what no database tells: rows, and SQL that makes anything at all.
model without_untold(model any) {
  erase_if(any.objects, [](const object& one) { return one.kind == object_kind::custom; });
  model result;
  result.objects = std::move(any.objects);
  for (table one : any.tables) {
    one.rows.clear();
    result.tables.insert(std::move(one));
  }
  return result;
}

/// A database that is made of what was read from one is the same.
void expect_whole(make_scratch scratch, scratch_database& database) {
  const auto session = database.session();
  const auto found = introspect(*session);
  BOOST_CHECK_MESSAGE(found.findings.empty(), "not held:" << told(found.findings));
  BOOST_TEST_CONTEXT("read was\n" << write_snapshot(found.schema)) {
    BOOST_CHECK_MESSAGE(read_snapshot(write_snapshot(found.schema), "read") == found.schema, "it is no snapshot");
    const auto again = scratch();
    create(*again, found.schema);
    const auto differs = difference(database, *again);
    BOOST_CHECK_MESSAGE(differs.empty(), "made again it is another:" << differs);
    const auto read_again = introspect(*again->session());
    BOOST_CHECK_MESSAGE(read_again.schema == found.schema, "read again it is another:\n"
                                                               << write_snapshot(read_again.schema));
  }
}

/// A database that was made of a model differs in nothing from it.
void expect_as_declared(scratch_database& database, const model& declared) {
  const auto both = compare_live(*database.session(), declared);
  BOOST_CHECK_MESSAGE(both.uncompared.empty(), "not compared:" << told(both.uncompared));
  BOOST_CHECK_MESSAGE(both.declared == both.live, "declared is\n"
                                                      << write_snapshot(both.declared) << "and live is\n"
                                                      << write_snapshot(both.live));
}

void try_model(make_scratch scratch, const model& declared, const std::string& name) {
  BOOST_TEST_CONTEXT(name << " of\n" << write_snapshot(declared)) {
    try {
      const auto database = scratch();
      const auto schema = without_untold(declared);
      create(*database, schema);
      const auto before = database->description();
      expect_whole(scratch, *database);
      expect_as_declared(*database, schema);
      BOOST_CHECK_MESSAGE(before == database->description(), "reading changed the database");
    } catch (const std::exception& failure) {
      BOOST_ERROR(failure.what());
    }
  }
}

/// The model after some changes, which this dialect can hold.
model after_of(const dialect_case& any) {
  model after = any.before;
  for (const auto& change : any.changes) after = apply(std::move(after), change);
  return after;
}

void try_cases(make_scratch scratch) {
  const auto& sql = scratch()->dialect();
  for (const auto& any : all_cases()) {
    if (!is_for(sql, any)) continue;
    try_model(scratch, after_of(any), any.name);
  }
}

void try_change_cases(make_scratch scratch) {
  const std::string dialect(scratch()->dialect().name());
  for (const auto& any : read_change_cases(INSTAR_CHANGE_CASES)) {
    if (any.refused.contains(dialect)) continue;
    if (scratch()->dialect().objections(any.after).empty()) try_model(scratch, any.after, any.name);
  }
}

void try_random(make_scratch scratch, width of, int usual) {
  random_model random(seed_of_this_run(), of);
  for (int i = 1; i <= cases(usual); ++i)
    try_model(scratch, random.next(),
              "INSTAR_SEED=" + std::to_string(seed_of_this_run()) + ", case " + std::to_string(i));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(introspection_laws)

BOOST_AUTO_TEST_CASE(every_case_of_the_dialects_is_read_whole_from_sqlite) { try_cases(scratch_sqlite); }
BOOST_AUTO_TEST_CASE(every_case_of_the_dialects_is_read_whole_from_postgresql) { try_cases(scratch_postgresql); }

BOOST_AUTO_TEST_CASE(every_measured_change_is_read_whole_from_sqlite) { try_change_cases(scratch_sqlite); }
BOOST_AUTO_TEST_CASE(every_measured_change_is_read_whole_from_postgresql) { try_change_cases(scratch_postgresql); }

BOOST_AUTO_TEST_CASE(random_models_are_read_whole_from_sqlite) {
  try_random(scratch_sqlite, width::sqlite, 200);
  try_random(scratch_sqlite, width::portable, 50);
}
BOOST_AUTO_TEST_CASE(random_models_are_read_whole_from_postgresql) {
  try_random(scratch_postgresql, width::postgresql, 15);
  try_random(scratch_postgresql, width::portable, 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
