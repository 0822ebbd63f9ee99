// The oracle: of a pair of databases, what `diff` says makes the first what the second is, as the database itself tells
// it, keeps the rows, and is undone by its reverse. The pairs are the cases of tests/dialects and tests/changes.

#include <algorithm>
#include <map>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include <instar/comparison.hpp>
#include <instar/introspection.hpp>
#include <instar/projection.hpp>
#include <instar/snapshot.hpp>

#include "changes/change_case.hpp"
#include "dialects/dialect_case.hpp"
#include "dialects/scratch_database.hpp"
#include "generator/diff.hpp"
#include "introspection/likeness.hpp"

namespace instar::testing {
namespace {

using make_scratch = std::unique_ptr<scratch_database> (*)();

/// A pair of schemas, and statements that put rows into the first.
struct database_pair {
  std::string name, kind;
  model before, after;
  std::vector<std::string> rows;
};

/// `column` of `add_column_identity`, `view` of `view: changed`.
std::string kind_of(const std::string& name) {
  static const std::vector<std::string> kinds = {
      "partition", "enumeration", "enum",       "label",       "domain",      "composite", "sequence",
      "identity",  "serial",      "function",   "procedure",   "trigger",     "policy",    "grant",
      "view",      "extension",   "schema",     "foreign_key", "primary_key", "unique",    "check",
      "exclude",   "index",       "inherit",    "row",         "default",     "comment",   "generated",
      "computed",  "type",        "constraint", "table",       "column",      "object"};
  for (const auto& kind : kinds)
    if (name.find(kind) != std::string::npos) return kind;
  return "other";
}

/// Without what no database tells: SQL that makes anything at all, and rows.
model told_by_databases(const model& any) {
  model told;
  for (table one : any.tables) {
    one.rows.clear();
    told.tables.insert(std::move(one));
  }
  for (const auto& one : any.objects)
    if (one.kind != object_kind::custom) told.objects.insert(one);
  return told;
}

std::vector<database_pair> pairs_for(const dialect& sql) {
  std::vector<database_pair> pairs;
  const auto add = [&](const std::string& name, const model& before, const model& after,
                       const std::vector<std::string>& rows) {
    if (sql.objections(before).empty() && sql.objections(after).empty())
      pairs.push_back({name, kind_of(name), told_by_databases(before), told_by_databases(after), rows});
  };
  for (const auto& any : all_cases()) {
    if (!is_for(sql, any)) continue;
    model after = any.before;
    for (const auto& change : any.changes) after = apply(std::move(after), change);
    add(any.name, any.before, after, {});
  }
  for (const auto& any : read_change_cases(INSTAR_CHANGE_CASES))
    // No database tells that something was called otherwise before.
    if (!any.refused.contains(std::string(sql.name())))
      add(any.name, any.before, any.after, any.hints.empty() ? any.rows : std::vector<std::string>());
  return pairs;
}

void make_all(scratch_database& database, const model& before, const std::vector<operation>& changes) {
  database.query("BEGIN");
  make(database, before, changes);
  database.query("COMMIT");
}

std::vector<operation> undoing(const std::vector<operation>& changes) {
  std::vector<operation> back;
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) back.push_back(*reverse(*change));
  return back;
}

/// What goes wrong with a pair; empty when nothing does.
std::string verdict_on(make_scratch scratch, const database_pair& any) {
  const auto from = scratch(), to = scratch();
  create(*from, any.before);
  create(*to, any.after);
  for (const auto& sql : any.rows) from->query(sql);
  const auto both = compare_live(*from->session(), *to->session());
  const auto changes = generator::diff(both.declared, both.live);
  const auto kept = kept_by(from->dialect(), both.declared, changes);
  const auto rows = rows_of(*from, kept.queries_before);
  make_all(*from, both.declared, changes);
  if (auto text = difference(*to, *from); !text.empty()) return "the second is another:" + text;
  const auto again = compare_live(*from->session(), *to->session());
  if (auto text = compare(again.declared, again.live); !text.empty()) return "a second difference:\n" + text;
  if (rows != rows_of(*from, kept.queries_after)) return "rows are lost";
  if (!any.rows.empty()) return {};
  make_all(*from, both.live, undoing(changes));
  const auto original = scratch();
  create(*original, any.before);
  if (auto text = difference(*original, *from); !text.empty()) return "the way back leads elsewhere:" + text;
  return {};
}

void try_pairs(make_scratch scratch, std::size_t at_least) {
  const auto pairs = pairs_for(scratch()->dialect());
  BOOST_TEST(pairs.size() >= at_least);
  std::map<std::string, std::pair<int, int>> passed;  // by kind: those that pass, and all
  for (const auto& any : pairs) {
    std::string verdict;
    try {
      verdict = verdict_on(scratch, any);
    } catch (const std::exception& failure) {
      verdict = failure.what();
    }
    auto& [good, all] = passed[any.kind];
    good += verdict.empty() ? 1 : 0;
    ++all;
    BOOST_CHECK_MESSAGE(verdict.empty(), any.name << ": " << verdict);
  }
  for (const auto& [kind, counts] : passed)
    BOOST_TEST_MESSAGE(kind << ": " << counts.first << " of " << counts.second << " pairs");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(oracle)

BOOST_AUTO_TEST_CASE(every_pair_of_sqlite_is_made_of_its_difference) { try_pairs(scratch_sqlite, 200); }
BOOST_AUTO_TEST_CASE(every_pair_of_postgresql_is_made_of_its_difference) { try_pairs(scratch_postgresql, 300); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
