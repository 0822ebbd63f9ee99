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

/// Executing a case leaves what creating its end from nothing leaves, and the rows that were there.
void expect_executed(make_scratch scratch, const dialect_case& any) {
  BOOST_TEST_CONTEXT(any.name) {
    const auto changed = scratch();
    create(*changed, any.before);
    for (const auto& sql : any.rows) changed->query(sql);
    const auto kept = kept_by(changed->dialect(), any.before, any.changes);
    const auto rows = rows_of(*changed, kept.queries_before);
    model schema = any.before;
    changed->query("BEGIN");
    for (const auto& change : any.changes) schema = make(*changed, schema, change);
    changed->query("COMMIT");
    const auto created = scratch();
    create(*created, schema);
    expect_same("the schema", created->description(), changed->description());
    expect_same("what the rows hold", rows, rows_of(*changed, kept.queries_after));
  }
}

void expect_all_executed(make_scratch scratch) {
  for (const auto& any : all_cases()) {
    try {
      expect_executed(scratch, any);
    } catch (const std::exception& failure) {
      BOOST_ERROR(any.name << ": " << failure.what());
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_case_does_on_sqlite_what_it_says) { expect_all_executed(scratch_sqlite); }

BOOST_AUTO_TEST_CASE(every_case_does_on_postgresql_what_it_says) { expect_all_executed(scratch_postgresql); }

}  // namespace instar::testing
