#include <sstream>

#include <boost/test/unit_test.hpp>

#include <instar/snapshot.hpp>

#include "dialects/dialect_case.hpp"

namespace instar::testing {
namespace {

using words = std::vector<std::string>;

/// What stands between backticks in a cell.
words words_of(const std::string& cell) {
  words found;
  std::istringstream parts(cell);
  for (std::string part; std::getline(parts, part, '`') && std::getline(parts, part, '`');) found.push_back(part);
  return found;
}

/// The words in each cell of `| `a`, `b` | `c` |`.
std::vector<words> cells_of(const std::string& line) {
  std::vector<words> found;
  std::istringstream cells(line.substr(1));
  for (std::string cell; std::getline(cells, cell, '|');) found.push_back(words_of(cell));
  return found;
}

/// The word for the n-th of a row; a cell with one word has it for all.
const std::string& at(const words& cell, std::size_t n) { return cell.size() == 1 ? cell.front() : cell.at(n); }

/// A word of C++ as canonical text spells it.
std::string canonical_word(std::string word) {
  if (word == "double_precision") return "double";
  if (word == "array_of(integer)") return "integer[]";
  if (word == "array_of(text, 2)") return "text[][]";
  if (word.starts_with("types::")) return word.substr(7);
  if (word.starts_with("any_")) return word.substr(4);
  if (word.starts_with("character(")) return "char" + word.substr(9);
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
  int count = 0;
  for (std::string line; std::getline(reference, line);) {
    if (!line.starts_with("| `")) continue;
    const auto row = cells_of(line);
    if (row[0].front().starts_with("declared_type")) continue;
    for (std::size_t n = 0; n != row[0].size(); ++n) {
      const auto word = canonical_word(row[0][n]);
      if (!row[1].empty())
        BOOST_TEST(column_sql(sqlite_dialect(), word) == "CREATE TABLE \"t\" (\n  \"c\" " + at(row[1], n) + "\n)");
      BOOST_TEST(column_sql(postgresql_dialect(), word) == "CREATE TABLE \"t\" (\n  \"c\" " + at(row[2], n) + "\n)");
      ++count;
    }
  }
  BOOST_TEST(count == 26);
}

}  // namespace instar::testing
