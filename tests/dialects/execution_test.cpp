#include <boost/test/unit_test.hpp>

#include "dialects/dialect_case.hpp"
#include "dialects/scratch_database.hpp"

namespace instar::testing {
namespace {

using make_scratch = std::unique_ptr<scratch_database> (*)();

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += "    " + line + "\n";
  return text;
}

void expect_same(const std::string& what, const std::vector<std::string>& expected,
                 const std::vector<std::string>& actual) {
  BOOST_CHECK_MESSAGE(expected == actual, what << " is\n" << joined(actual) << "  instead of\n" << joined(expected));
}

std::vector<std::string> description_of(make_scratch scratch, const model& schema) {
  const auto created = scratch();
  create(*created, schema);
  return created->description();
}

model migrate(scratch_database& database, const model& before, const std::vector<operation>& changes) {
  database.query("BEGIN");
  model after = make(database, before, changes);
  database.query("COMMIT");
  return after;
}

/// Executing a case leaves what creating its end from nothing leaves, and the rows that were there.
void expect_executed(make_scratch scratch, const dialect_case& any) {
  const auto database = scratch();
  create(*database, any.before);
  for (const auto& sql : any.rows) database->query(sql);
  const auto kept = kept_by(database->dialect(), any.before, any.changes);
  const auto rows = rows_of(*database, kept.queries_before);
  const model after = migrate(*database, any.before, any.changes);
  expect_same("the schema", description_of(scratch, after), database->description());
  expect_same("what the rows hold", rows, rows_of(*database, kept.queries_after));
}

/// The way back leaves what was there before; without rows, because some have no values that they had.
void expect_undone(make_scratch scratch, const dialect_case& any) {
  std::vector<operation> back;
  for (auto change = any.changes.rbegin(); change != any.changes.rend(); ++change) {
    const auto reversed = reverse(*change);
    if (!reversed) return;
    back.push_back(*reversed);
  }
  const auto database = scratch();
  create(*database, any.before);
  const model after = migrate(*database, any.before, any.changes);
  const model before = migrate(*database, after, back);
  expect_same("the schema after the way back", description_of(scratch, before), database->description());
}

template <class Expect>
void for_each_case(make_scratch scratch, Expect expect) {
  for (const auto& any : all_cases()) {
    if (!is_for(scratch()->dialect(), any)) continue;
    BOOST_TEST_CONTEXT(any.name) {
      try {
        expect(scratch, any);
      } catch (const std::exception& failure) {
        BOOST_ERROR(failure.what());
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_case_does_on_sqlite_what_it_says) { for_each_case(scratch_sqlite, expect_executed); }

BOOST_AUTO_TEST_CASE(every_case_does_on_postgresql_what_it_says) { for_each_case(scratch_postgresql, expect_executed); }

BOOST_AUTO_TEST_CASE(every_case_can_be_undone_on_postgresql) { for_each_case(scratch_postgresql, expect_undone); }

}  // namespace instar::testing
