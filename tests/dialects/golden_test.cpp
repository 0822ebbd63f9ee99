#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "dialects/dialect_case.hpp"

namespace instar::testing {
namespace {

std::string_view words_of(statement_role role) {
  switch (role) {
    case statement_role::change: return {};
    case statement_role::remember: return "-- remember; known are";
    case statement_role::make_again: return "-- make again; known are";
    case statement_role::expect_no_rows: return "-- expect no rows";
    case statement_role::expect_same: return "-- expect the same as";
  }
  return {};
}

std::string in_comment(const std::string& sql) {
  std::string text = "--   ";
  for (char c : sql) text += c == '\n' ? std::string("\n--   ") : std::string(1, c);
  return text + "\n";
}

std::string text_of(const statement& one) {
  std::string text(words_of(one.role));
  if (!text.empty()) text += one.found.empty() ? "\n" : ", or: " + one.found + "\n";
  for (const auto& sql : one.expected) text += in_comment(sql);
  return one.sql.empty() ? text : text + one.sql + ";\n";
}

/// The statements of a case as its golden file has them.
std::string rendered(const dialect& sql, const dialect_case& any) {
  std::string text;
  for (const auto& of_change : sql.render(any.changes, any.before))
    for (const auto& one : of_change) text += text_of(one);
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// The lines from the first that differ to the last, as a person reads them.
std::string difference(const std::string& expected, const std::string& actual) {
  const auto want = lines_of(expected), have = lines_of(actual);
  const auto [first_want, first_have] = std::ranges::mismatch(want, have);
  std::string text = "from line " + std::to_string(first_want - want.begin() + 1) + " on\n";
  for (auto line = first_want; line != want.end(); ++line) text += "  - " + *line + "\n";
  for (auto line = first_have; line != have.end(); ++line) text += "  + " + *line + "\n";
  return text + "INSTAR_WRITE_GOLDEN=1 takes the new text";
}

void expect_golden(const dialect& sql, const dialect_case& any) {
  const auto file = sources() / "golden" / sql.name() / (any.name + ".sql");
  const std::string actual = rendered(sql, any);
  if (std::getenv("INSTAR_WRITE_GOLDEN") != nullptr) std::ofstream(file, std::ios::binary) << actual;
  BOOST_REQUIRE_MESSAGE(std::filesystem::exists(file), "there is no " << file);
  const std::string expected = read_file(file);
  BOOST_CHECK_MESSAGE(expected == actual, file << " differs " << difference(expected, actual));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(golden)

BOOST_AUTO_TEST_CASE(every_case_is_said_as_its_golden_file_says) {
  for (const dialect* sql : dialects())
    for (const auto& any : all_cases())
      if (is_for(*sql, any)) expect_golden(*sql, any);
}

BOOST_AUTO_TEST_CASE(every_golden_file_has_a_case) {
  for (const dialect* sql : dialects())
    for (const auto& entry : std::filesystem::directory_iterator(sources() / "golden" / sql->name())) {
      const auto is_its_case = [&](const dialect_case& any) {
        return any.name == entry.path().stem().string() && is_for(*sql, any);
      };
      BOOST_CHECK_MESSAGE(std::ranges::count_if(all_cases(), is_its_case) == 1, entry.path() << " has no case");
    }
}

BOOST_AUTO_TEST_CASE(every_operation_has_a_case) {
  std::vector<bool> seen(std::variant_size_v<operation>);
  for (const auto& any : all_cases())
    for (const auto& change : any.changes) seen[change.index()] = true;
  BOOST_CHECK(std::ranges::count(seen, false) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
