// The cases in differences/*.txt: from a model to another, and the operations between. INSTAR_WRITE_GOLDEN=1 writes
// them anew from what is found.

#include "generator/diff.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <ranges>
#include <sstream>

#include "generator/files.hpp"
#include "generator/schemas.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

struct difference_case {
  std::string name, from, to, operations;
};

/// A case is a line `# name`, a schema, `->`, a schema, `=>` and operations.
std::vector<difference_case> read_cases(const std::filesystem::path& path) {
  std::vector<difference_case> cases;
  std::string* part = nullptr;
  std::istringstream lines(read_text(path));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("# ")) {
      cases.push_back({line.substr(2), {}, {}, {}});
      part = &cases.back().from;
    } else if (line == "->") {
      part = &cases.back().to;
    } else if (line == "=>") {
      part = &cases.back().operations;
    } else {
      *part += line + "\n";
    }
  }
  return cases;
}

std::string text_of(const std::vector<difference_case>& cases) {
  std::string text;
  for (const auto& [name, from, to, operations] : cases)
    text += "# " + name + "\n" + from + "->\n" + to + "=>\n" + operations;
  return text;
}

void expect_to_lead_there_and_back(const model& from, const model& to, const std::vector<operation>& operations) {
  auto reached = from;
  for (const auto& change : operations) reached = instar::apply(std::move(reached), change);
  BOOST_TEST((reached == to));
  for (const auto& change : operations | std::views::reverse)
    reached = instar::apply(std::move(reached), reverse(change).value());
  BOOST_TEST((reached == from));
}

std::string written(const std::vector<operation>& operations) {
  std::string text;
  for (const auto& change : operations) text += write_operation(change, 0);
  return text + "\n";
}

void try_cases(const std::string& file) {
  const auto path = std::filesystem::path(INSTAR_TEST_DIFFERENCES) / file;
  auto cases = read_cases(path);
  BOOST_TEST_REQUIRE(!cases.empty());
  for (auto& [name, from, to, operations] : cases) BOOST_TEST_CONTEXT(file << ": " << name) {
      const auto before = schema(from), after = schema(to);
      const auto found = diff(before, after);
      expect_to_lead_there_and_back(before, after, found);
      if (std::getenv("INSTAR_WRITE_GOLDEN") == nullptr) BOOST_TEST(written(found) == operations);
      operations = written(found);
    }
  if (std::getenv("INSTAR_WRITE_GOLDEN") != nullptr) write_files({{path, text_of(cases)}});
}

BOOST_AUTO_TEST_SUITE(differences)

BOOST_AUTO_TEST_CASE(of_columns) { try_cases("columns.txt"); }
BOOST_AUTO_TEST_CASE(of_tables) { try_cases("tables.txt"); }
BOOST_AUTO_TEST_CASE(of_types) { try_cases("types.txt"); }
BOOST_AUTO_TEST_CASE(of_routines) { try_cases("routines.txt"); }
BOOST_AUTO_TEST_CASE(of_views_and_what_stands_on_tables) { try_cases("views.txt"); }
BOOST_AUTO_TEST_CASE(of_partitions) { try_cases("partitions.txt"); }
BOOST_AUTO_TEST_CASE(of_rows) { try_cases("rows.txt"); }

BOOST_AUTO_TEST_CASE(an_empty_model_differs_in_everything) {
  const auto all = schema("schema app\n\ntable \"app.t\"\n  column id bigint\n");
  BOOST_TEST(written(diff({}, all)) == "create schema app\ncreate table \"app.t\"\n  column id bigint\n\n");
}

BOOST_AUTO_TEST_CASE(a_star_is_read_again_when_a_column_was_renamed) {
  const auto with = [](const std::string& column) {
    return schema(
        "view every [definition 'SELECT * FROM t']\nview one [definition 'SELECT id FROM t']\n\ntable t\n"
        "  column id bigint\n  column " +
        column + " text\n");
  };
  const rename_column rename{"t", "a", "b"};
  const auto renamed = instar::apply(with("a"), rename);
  BOOST_TEST(diff(renamed, with("b")).empty());
  BOOST_TEST(written(diff(renamed, with("b"), {rename})) ==
             "drop view every [definition 'SELECT * FROM t']\ncreate view every [definition 'SELECT * FROM t']\n\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
