#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <utility>

#include <instar/migration_text.hpp>
#include <instar/snapshot.hpp>

#include "generator/diff.hpp"
#include "generator/drift.hpp"
#include "generator/files.hpp"
#include "generator/project.hpp"
#include "generator/renaming.hpp"
#include "generator/revision.hpp"
#include "support/random_model.hpp"

namespace instar::generator {
namespace {

using testing::cases;
using testing::random_model;
using testing::seed_of_this_run;
using testing::width;

std::string told(const std::vector<operation>& operations) {
  std::string text = "INSTAR_SEED=" + std::to_string(seed_of_this_run()) + "\n";
  for (const auto& change : operations) text += write_operation(change, 0);
  return text;
}

model apply_all(model schema, const std::vector<operation>& operations) {
  for (const auto& change : operations) schema = instar::apply(std::move(schema), change);
  return schema;
}

void expect_way_there_and_back(const model& from, const model& to, const std::vector<operation>& operations) {
  BOOST_TEST_CONTEXT(told(operations)) {
    const auto after = apply_all(from, operations);
    BOOST_TEST_REQUIRE((after == to));
    std::vector<operation> back;
    for (auto change = operations.rbegin(); change != operations.rend(); ++change) back.push_back(*reverse(*change));
    BOOST_TEST_REQUIRE((apply_all(after, back) == from));
  }
}

std::string line_of(const rename_hint& hint) {
  switch (hint.kind) {
    case renamed_kind::table: return "  renamed table " + write_name(hint.from) + "\n";
    case renamed_kind::column: return "  renamed column " + write_name(hint.from) + " to " + write_name(hint.to) + "\n";
    case renamed_kind::constraint:
      return "  renamed constraint " + write_name(hint.from) + " to " + write_name(hint.to) + "\n";
    case renamed_kind::index: return "  renamed index " + write_name(hint.from) + " to " + write_name(hint.to) + "\n";
    default: return {};
  }
}

/// The declared tables as an image holds them, each with its hints.
std::vector<std::string> image_of(const model& schema, const std::vector<rename_hint>& hints) {
  std::vector<std::string> tables;
  for (const auto& any : schema.tables) {
    std::string text = "table " + write_table_head(any) + "\n";
    for (const auto& hint : hints)
      if ((hint.kind == renamed_kind::table ? hint.to : hint.owner) == any.name) text += line_of(hint);
    tables.push_back(text + write_table_body(any, 2));
  }
  return tables;
}

/// The same schema as it is read from an image.
model declared(const model& schema) {
  std::vector<std::string> frames;
  for (const auto& any : schema.objects) frames.push_back(write_object(any, 0));
  for (const auto& any : schema.tables)
    frames.push_back("table " + write_table_head(any) + "\n" + write_table_body(any, 2));
  return read_declaration({frames.begin(), frames.end()}, "image").schema;
}

/// The same schema with the rows of each table from the last to the first.
model with_rows_turned_round(const model& schema) {
  auto turned = schema;
  turned.tables.clear();
  for (auto any : schema.tables) {
    std::ranges::reverse(any.rows);
    turned.tables.insert(std::move(any));
  }
  return turned;
}

/// What is committed after a revision in a project of its own, which lies in a directory of its own.
std::vector<std::string> committed_by_a_revision(const model& before, const std::vector<std::string>& tables) {
  testing::project user;
  user.add(testing::migration_of("9c2b7d01aaaa", {}, diff({}, before)));
  user.declare(tables);
  user.asked.empty = true;
  // Whatever may be a rename and is not declared as one is dropped.
  const auto declared = read_declaration({tables.begin(), tables.end()}, "image");
  for (const auto& one : find_drift(before, declared, user.asked).refusals) user.asked.dropped.push_back(one.where);
  BOOST_TEST_REQUIRE(write_revision(user.asked).exit_code == 0);
  std::vector<std::string> files;
  for (const auto& file : std::filesystem::directory_iterator(user.asked.directory)) {
    files.push_back(file.path().filename().string() + "\n" + read_file(file.path()));
    BOOST_TEST(files.back().find(user.path.string()) == std::string::npos);
  }
  std::ranges::sort(files);
  return files;
}

/// Every width of models, each with generators of its own.
template <class Try>
void try_each_width(int usual, Try try_one) {
  for (const auto wide : {width::plain, width::portable, width::sqlite, width::postgresql, width::imaginary}) {
    random_model random(seed_of_this_run(), wide), other(seed_of_this_run() + 10007, wide);
    for (int i = cases(usual); i > 0; --i) try_one(random, other);
  }
}

BOOST_AUTO_TEST_SUITE(laws)

BOOST_AUTO_TEST_CASE(a_difference_leads_from_one_model_to_the_other_and_back) {
  try_each_width(200, [](random_model& random, random_model&) {
    const auto pair = random.next_change();
    const auto renames = follow_hints(pair.before, {pair.after, pair.hints});
    auto operations = renames.operations;
    for (auto& change : diff(renames.schema, pair.after, renames.operations)) operations.push_back(std::move(change));
    expect_way_there_and_back(pair.before, pair.after, operations);
  });
}

BOOST_AUTO_TEST_CASE(so_it_does_without_hints) {
  try_each_width(200, [](random_model& random, random_model&) {
    const auto pair = random.next_change();
    expect_way_there_and_back(pair.before, pair.after, diff(pair.before, pair.after));
  });
}

BOOST_AUTO_TEST_CASE(so_it_does_from_nothing_and_to_nothing) {
  try_each_width(100, [](random_model& random, random_model&) {
    const auto schema = random.next();
    expect_way_there_and_back({}, schema, diff({}, schema));
    expect_way_there_and_back(schema, {}, diff(schema, {}));
  });
}

BOOST_AUTO_TEST_CASE(models_that_have_nothing_in_common_but_names_are_no_exception) {
  // Both count their names from the same number on, so names meet that mean different things.
  try_each_width(100, [](random_model& random, random_model& other) {
    const auto from = random.next(), to = other.next();
    expect_way_there_and_back(from, to, diff(from, to));
  });
}

/// The order of columns is that in which databases get them; all else has none.
BOOST_AUTO_TEST_CASE(the_order_of_hints_and_rows_changes_nothing) {
  try_each_width(50, [](random_model& random, random_model&) {
    auto pair = random.next_change();
    const auto find = [&] { return find_drift(pair.before, {declared(pair.after), pair.hints}, request{}).operations; };
    const auto expected = find();
    std::ranges::reverse(pair.hints);
    pair.after = with_rows_turned_round(pair.after);
    BOOST_TEST_REQUIRE(told(find()) == told(expected));
  });
}

BOOST_AUTO_TEST_CASE(committed_files_are_the_same_wherever_the_project_lies) {
  random_model random(seed_of_this_run());
  for (int i = cases(50); i > 0; --i) {
    const auto pair = random.next_change();
    const auto tables = image_of(pair.after, pair.hints);
    BOOST_TEST_CONTEXT("INSTAR_SEED=" << seed_of_this_run()) {
      const auto here = committed_by_a_revision(pair.before, tables);
      BOOST_TEST_REQUIRE(committed_by_a_revision(pair.before, tables) == here, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(equal_models_differ_in_nothing) {
  try_each_width(50, [](random_model& random, random_model&) {
    const auto schema = random.next();
    BOOST_TEST_REQUIRE(diff(schema, schema).empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
