#include <sstream>

#include <boost/test/unit_test.hpp>

#include <instar/snapshot.hpp>

#include "dialects/dialect_case.hpp"

namespace instar::testing {
namespace {

/// The cells of `| a | b |` without their backticks.
std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> found;
  std::istringstream parts(line);
  std::string part;
  std::getline(parts, part, '`');
  while (std::getline(parts, part, '`')) {
    found.push_back(part);
    std::getline(parts, part, '`');
  }
  return found;
}

/// A word of C++ as canonical text spells it.
std::string canonical_word(std::string word) {
  if (word == "double_precision") return "double";
  if (word.starts_with("types::")) word.erase(0, 7);
  return word;
}

std::string column_sql(const dialect& sql, const std::string& word) {
  const std::string text = "table t\n  column c " + word + "\n";
  const model schema = read_declaration({text}, "types.md").schema;
  return sql.render(create_table{*schema.find_table("t")}, {}).front().sql;
}

}  // namespace

BOOST_AUTO_TEST_CASE(types_are_spelt_as_their_reference_says) {
  std::istringstream reference(read_file(sources() / "../../docs/reference/types.md"));
  int words = 0;
  for (std::string line; std::getline(reference, line);) {
    if (!line.starts_with("| `")) continue;
    const auto row = cells(line);
    BOOST_REQUIRE(row.size() >= 3);
    const auto word = canonical_word(row[0]);
    BOOST_TEST(column_sql(sqlite_dialect(), word) == "CREATE TABLE \"t\" (\n  \"c\" " + row[1] + "\n)");
    BOOST_TEST(column_sql(postgresql_dialect(), word) == "CREATE TABLE \"t\" (\n  \"c\" " + row[2] + "\n)");
    ++words;
  }
  BOOST_TEST(words == 17);
}

}  // namespace instar::testing
