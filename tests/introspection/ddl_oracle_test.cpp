// The oracle in a database's own SQL: what `instar diff --sql` says of two databases that scripts made, executed on the
// first, makes it the second, as `pg_dump -s` and `sqlite_schema` tell it, keeps the rows, and leaves no second
// difference; and the difference the other way round leads back.

#include <algorithm>
#include <map>
#include <regex>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include <instar/dialect.hpp>
#include <instar/introspection.hpp>

#include "generator/difference.hpp"
#include "generator/report.hpp"
#include "introspection/ddl_pair.hpp"
#include "odb/catalogue.hpp"
#include "runtime/scratch_database.hpp"

namespace instar::testing {
namespace {

using test::postgresql_database;
using test::sqlite_database;
using texts = std::vector<std::string>;

generator::outcome difference(const std::string& from, const std::string& to, bool sql) {
  generator::request asked;
  asked.from = from;
  asked.to = to;
  asked.sql = sql;
  return generator::tell_schema_difference(asked);
}

texts definitions_in(const sqlite_database& database) {
  return test::rows_of(
      *database.connect(),
      "SELECT type || ' ' || name || '\n' || sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT "
      "LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name");
}

/// Without what says nothing in an index, a view or a trigger.
std::string bare(std::string sql) {
  std::erase_if(sql, [](char c) { return c == '"' || c == '(' || c == ')' || c == ' ' || c == '\n'; });
  std::ranges::transform(sql, sql.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return sql;
}

/// What tells two databases apart; empty when nothing does.
std::string unlikeness(const sqlite_database& wanted, const sqlite_database& is) {
  const auto expected = definitions_in(wanted), found = definitions_in(is);
  std::string text;
  for (std::size_t i = 0; i != std::max(expected.size(), found.size()); ++i) {
    if (i >= expected.size() || i >= found.size()) return text + "\nthere are more things in one of them";
    const auto end = expected[i].find('\n');
    if (expected[i].substr(0, end + 1) != found[i].substr(0, found[i].find('\n') + 1)) return text + "\n" + found[i];
    if (expected[i].starts_with("table"))
      text += sqlite_dialect().difference(expected[i].substr(end + 1), found[i].substr(end + 1));
    else if (bare(expected[i]) != bare(found[i]))
      text += "\nit is " + found[i];
  }
  return text;
}

/// Without the numbers that PostgreSQL gives to indexes of partitions where a name is taken.
texts catalogue_of(const postgresql_database& database) {
  static const std::regex number("_pkey[0-9]+");
  auto lines = catalogue(database);
  for (auto& line : lines) line = std::regex_replace(line, number, "_pkey");
  return lines;
}

std::string unlikeness(const postgresql_database& wanted, const postgresql_database& is) {
  const auto expected = catalogue_of(wanted), found = catalogue_of(is);
  std::string text;
  for (const auto& line : expected)
    if (std::ranges::count(expected, line) != std::ranges::count(found, line)) text += "\n- " + line;
  for (const auto& line : found)
    if (std::ranges::count(expected, line) != std::ranges::count(found, line)) text += "\n+ " + line;
  return text;
}

/// The rows of every table, in the columns that both databases have alike.
template <class Database>
texts rows_in(const Database& database, const model& from, const model& to) {
  const auto session = database.connect();
  texts all;
  for (const auto& any : from.tables) {
    const auto* now = to.find_table(any.name);
    if (now == nullptr) continue;
    std::string columns;
    for (const auto& one : any.columns)
      if (const auto* same = now->find_column(one.name); same != nullptr && same->type == one.type)
        columns += (columns.empty() ? "" : ", ") + session->dialect().quote_name(one.name);
    if (columns.empty()) continue;
    auto rows = test::rows_of(*session, "SELECT " + columns + " FROM " + session->dialect().quote_table(any.name));
    for (auto& row : rows) row = any.name + ": " + row;
    std::ranges::sort(rows);
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

template <class Database>
void become(const Database& database, const Database& other, const std::string& what) {
  const auto script = difference(database.url(), other.url(), true);
  try {
    database.run_script(script.text);
  } catch (const std::exception& failure) {
    throw std::runtime_error(what + " fails: " + failure.what() + "\n" + script.text);
  }
  if (auto text = unlikeness(other, database); !text.empty())
    throw std::runtime_error(what + " leads elsewhere:" + text + "\nby\n" + script.text);
  if (const auto again = difference(database.url(), other.url(), false); again.exit_code != 0)
    throw std::runtime_error("there is a second difference: " + again.text + "\nafter\n" + script.text);
}

template <class Database>
void try_pair(const ddl_pair& any) {
  const Database database, other, original;
  database.run_script(any.before + any.rows);
  other.run_script(any.after);
  original.run_script(any.before);
  const auto told = difference(database.url(), other.url(), false);
  if (!told.notes.empty()) throw std::runtime_error("not compared: " + told.notes);
  if (any.kind == "same") {
    if (told.exit_code != 0) throw std::runtime_error("a false difference: " + told.text);
    return;
  }
  if (told.exit_code != generator::differs) throw std::runtime_error("the difference is not seen");
  const auto before = introspect(*database.connect()).schema, after = introspect(*other.connect()).schema;
  const auto rows = rows_in(database, before, after);
  become(database, other, "the way");
  if (rows_in(database, before, after) != rows) throw std::runtime_error("rows are lost");
  become(database, original, "the way back");
}

template <class Database>
void try_pairs(const std::string& directory) {
  std::map<std::string, std::pair<int, int>> passed;  // by kind: those that pass, and all
  for (const auto& any : read_ddl_pairs(INSTAR_DDL_PAIRS "/" + directory)) {
    auto& [good, all] = passed[any.kind];
    ++all;
    try {
      try_pair<Database>(any);
      ++good;
    } catch (const std::exception& failure) {
      BOOST_ERROR(any.name + ": " + failure.what());
    }
  }
  for (const auto& [kind, counts] : passed)
    BOOST_TEST_MESSAGE(kind << ": " << counts.first << " of " << counts.second << " pairs");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ddl_oracle)

BOOST_AUTO_TEST_CASE(every_pair_of_scripts_for_sqlite_is_made_of_its_difference) {
  try_pairs<sqlite_database>("sqlite");
}
BOOST_AUTO_TEST_CASE(every_pair_of_scripts_for_postgresql_is_made_of_its_difference) {
  try_pairs<postgresql_database>("postgresql");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
