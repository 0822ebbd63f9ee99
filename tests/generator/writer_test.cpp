#include "generator/writer.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "generator/files.hpp"
#include "generator/image.hpp"
#include "generator/project.hpp"
#include "generator/schemas.hpp"
#include "support/random_model.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

const std::string hostile =
    "a\"b\\c\n\?\?/ {x} %s \x01"
    "1 naïve";

column column_of(const std::string& name, type of) { return {.name = name, .type = std::move(of)}; }

/// A table with every type, every kind of default and every kind of constraint.
table everything() {
  table any{.name = "everything"};
  for (const auto* word : {"boolean", "smallint", "integer", "bigint", "real", "double", "text", "bytes", "date",
                           "time", "timestamp", "timestamptz", "uuid", "json"})
    any.columns.push_back(column_of(std::string("a_") + word, {.name = word}));
  any.columns.push_back(column_of("short", {.name = "varchar", .parameters = {20}, .parameter_count = 1}));
  any.columns.push_back(column_of("price", {.name = "numeric", .parameters = {10, 2}, .parameter_count = 2}));
  any.columns.push_back(column_of("labels", {.name = "text", .dimensions = 1}));
  any.columns.push_back(column_of("mood", {.name = "mood", .declared = true}));
  any.columns.push_back(column_of("own", {.name = "citext \"x\"", .raw = true}));
  any.columns.push_back({"id", {.name = "bigint"}, true, true, {}});
  any.columns.push_back({"d_zero", {.name = "integer"}, true, false, {term_kind::number, "0"}});
  any.columns.push_back({"d_negative", {.name = "integer"}, false, false, {term_kind::number, "-17"}});
  any.columns.push_back({"d_huge", {.name = "bigint"}, false, false, {term_kind::number, "-9223372036854775808"}});
  any.columns.push_back({"d_half", {.name = "real"}, false, false, {term_kind::number, "0.50"}});
  any.columns.push_back({"d_true", {.name = "boolean"}, false, false, {term_kind::boolean, "true"}});
  any.columns.push_back({"d_text", {.name = "text"}, false, false, {term_kind::text, hostile}});
  any.columns.push_back({"d_empty", {.name = "text"}, false, false, {term_kind::text, ""}});
  any.columns.push_back({"d_now", {.name = "timestamptz"}, false, false, {term_kind::expression, "now()"}});
  any.columns.push_back(column_of(hostile, {.name = "text"}));
  any.constraints = {
      primary_key{"pk", {"id"}}, unique{"uq", {"short", "price"}},
      check{"ck", "{short} <> '{{' AND length({short}) > 0"},
      foreign_key{"fk", {"a_bigint"}, "everything", {"id"}, referential_action::set_null, referential_action::restrict},
      foreign_key{
          "fk_2", {"a_bigint"}, "everything", {"id"}, referential_action::cascade, referential_action::set_default}};
  any.indexes = {{"ix", false, keys_of({"short"}), ""},
                 {"ix_unique", true, keys_of({"price", hostile}), "{price} > 0"}};
  return any;
}

migration_text every_operation() {
  const column before{"priority", {.name = "integer"}, true, false, {term_kind::number, "0"}};
  auto after = before;
  after.default_value = {term_kind::text, "a long text, so that this step does not fit into one line of the file"};
  const foreign_key key{"fk", {"a", "b"}, "others", {"c", "d"}, referential_action::cascade, {}};
  const index by_due{"ix_due", true, keys_of({"due_at"}), "{status} <> 'done'"};
  return {.revision = "3f9a1c0b72de",
          .parents = {"9c2b7d01aaaa", "000000000001"},
          .message = "do \"everything\" at once\\",
          .upgrade = {create_table{everything()},
                      rename_table{"jobs", "tasks"},
                      add_column{"tasks", before},
                      drop_column{"tasks", before},
                      rename_column{"tasks", "a", hostile},
                      alter_column{"tasks", before, after},
                      add_constraint{"tasks", key},
                      drop_constraint{"tasks", check{"ck", "{a} > 0"}},
                      rename_constraint{"tasks", "a", "b"},
                      create_index{"tasks", by_due},
                      drop_index{"tasks", by_due},
                      rename_index{"tasks", "a", "b"},
                      execute{"UPDATE tasks SET x = 'y'", {}},
                      execute{"", {{"sqlite", "VACUUM"}, {"postgresql", "ANALYZE"}}},
                      execute{"SELECT 1", {{"sqlite", "SELECT 2"}}},
                      execute{.sql = "VACUUM", .per_dialect = {}, .outside_transaction = true, .repeatable = true},
                      execute{.sql = "CREATE TABLE \"{copy}\" (a bigint)",
                              .per_dialect = {},
                              .outside_transaction = true,
                              .done_when = "SELECT 1",
                              .cleared_by = "DROP TABLE x",
                              .title = "make copies",
                              .arguments = {{"copy", {term_kind::text, "tasks"}}, {"rows", {term_kind::number, "3"}}}},
                      backfill{"tasks", "id", "UPDATE tasks SET x = 1 WHERE {keys}", {}, 50, 20},
                      create_index{"tasks", by_due, true},
                      drop_index{"tasks", by_due, true},
                      commit_here{},
                      bulk_insert{"tags", {{{{"label", {term_kind::text, "home"}}}}}}},
          .downgrade = {drop_table{everything()}}};
}

table ordinary(const std::string& name) {
  table any{.name = name, .constraints = {primary_key{"pk_" + name, {"c0"}}}};
  for (int i = 0; i != 12; ++i)
    any.columns.push_back({"c" + std::to_string(i), {.name = "text"}, true, false, {term_kind::text, "x"}});
  return any;
}

/// A value as the word asks for it.
term value_for(const property_word& word) {
  switch (word.value) {
    case term_kind::none: return {};
    case term_kind::number: return {term_kind::number, "1099511627776"};
    case term_kind::boolean: return {term_kind::boolean, "true"};
    case term_kind::text: return {term_kind::text, "SELECT 'a'\n  FROM \"b\""};
    case term_kind::expression: return {term_kind::expression, "{short}, {a_text}"};
  }
  return {};
}

/// All that can be said about an element, for every database and for one.
properties every_property(element of) {
  properties all;
  for (const auto& word : property_words) {
    if (!word.of.contains(of)) continue;
    const std::string name(word.name);
    if (!replaces_member(of, name)) all.add({"", name, value_for(word)});
    all.add({"postgresql", name, value_for(word)});
  }
  return all;
}

object everything_about(object_kind kind) {
  object any{.kind = kind, .name = "an " + std::string(spelling(kind)), .properties = every_property(element_of(kind))};
  if (stands_on_another(kind)) any.on = "everything";
  if (kind == object_kind::enumeration) any.labels = {"sad", hostile};
  if (kind == object_kind::composite)
    any.attributes = {column_of("street", {.name = "text"}), column_of("town", {.name = "text"})};
  return any;
}

/// A table with every element and all that can be said about each.
table described_throughout() {
  table any{.name = "described", .properties = every_property(element::table)};
  any.columns = {{.name = "short", .type = {.name = "text"}, .properties = every_property(element::column)},
                 column_of("a_text", {.name = "text"})};
  any.constraints = {
      primary_key{"pk", {"short"}, every_property(element::primary_key)},
      unique{"uq", {"a_text"}, every_property(element::unique)},
      foreign_key{"fk", {"short"}, "t", {"id"}, {}, referential_action::cascade, every_property(element::foreign_key)},
      check{"ck", "{short} <> ''", every_property(element::check)},
      exclude{
          "ex", {{"short", "", every_property(element::index_key)}}, "{short} > ''", every_property(element::exclude)}};
  any.indexes = {{"ix", false, keys_of({"short"}), "", every_property(element::index)},
                 {"ix_sql",
                  false,
                  {{"", "lower({a_text})", every_property(element::index_key)}, {"", "upper({a_text})", {}}},
                  "",
                  {}}};
  any.rows = {{{{"a_text", {term_kind::text, "x"}}, {"short", {term_kind::text, "y"}}}},
              {{{"a_text", {term_kind::expression, "null"}}, {"short", {term_kind::text, hostile}}}}};
  return any;
}

std::vector<operation> every_wide_operation() {
  const auto described = described_throughout();
  const row before{{{"id", {term_kind::number, "1"}}, {"label", {term_kind::text, "open"}}}};
  const row after{{{"id", {term_kind::number, "1"}}, {"label", {term_kind::boolean, "false"}}}};
  std::vector<operation> all{
      create_table{described},
      drop_table{described},
      alter_table{"tasks", {}, described.properties},
      alter_column{"tasks", column_of("a", {.name = "text"}), column_of("a", {.name = "date"}), "{a}::date"},
      insert_row{"states", before},
      delete_row{"states", before},
      update_row{"states", before, after},
      alter_index{"tasks",
                  {"ix", true, keys_of({"a"}), "", {}},
                  {"ix", true, keys_of({"a"}), "", {{"", "comment", {term_kind::text, "x"}}}}},
      alter_constraint{"tasks", check{"ck", "{a} > 0", {}}, check{"ck", "{a} > 0", {{"", "not_valid", {}}}}},
      rename_object{object_kind::trigger, "tasks", "a", hostile},
      rename_object{object_kind::materialized_view, "", "a", "b"},
      rename_label{"mood", "sad", hostile}};
  for (const auto kind : object_kinds) {
    const auto whole = everything_about(kind);
    auto bare = whole;
    bare.properties = {};
    all.insert(all.end(), {create_object{whole}, drop_object{whole}, alter_object{bare, whole}});
  }
  return all;
}

/// What the compiler makes of a migration.
migration_text compiled(const migration_text& migration) {
  scratch_directory scratch;
  write_files({{scratch.path / "migration.cpp", write_source(migration)}});
  const auto object = compile(scratch.path / "migration.cpp");
  const auto found = migrations_in(read_file(object), object.string());
  BOOST_TEST_REQUIRE(found.size() == 1u);
  return found.front();
}

BOOST_AUTO_TEST_SUITE(writer)

BOOST_AUTO_TEST_CASE(a_migration_reads_as_prose) {
  const column priority{"priority", {.name = "integer"}, true, false, {term_kind::number, "0"}};
  const migration_text migration{.revision = "3f9a1c0b72de",
                                 .parents = {"9c2b7d01aaaa"},
                                 .message = "add priority",
                                 .upgrade = {add_column{"tasks", priority}},
                                 .downgrade = {drop_column{"tasks", priority}}};
  BOOST_TEST(write_source(migration) == R"(// 3f9a1c0b72de: add priority
#include <instar/migration.hpp>

namespace {

using namespace instar::operations;

constexpr instar::revision revision{
    .id = "3f9a1c0b72de",
    .parents = {"9c2b7d01aaaa"},
    .message = "add priority",
};

// clang-format off
constexpr auto upgrade = steps(
    add_column("tasks", column("priority", integer).not_null().default_value(0)));

constexpr auto downgrade = steps(
    drop_column("tasks", column("priority", integer).not_null().default_value(0)));
// clang-format on

}  // namespace

extern const instar::migration instar_migration_3f9a1c0b72de;
const instar::migration instar_migration_3f9a1c0b72de = instar::migration_of<revision, upgrade, downgrade>;
)");
}

BOOST_AUTO_TEST_CASE(every_operation_is_written_as_it_was_approved) {
  const std::string golden = INSTAR_TEST_GOLDEN "/every_operation.txt";
  const auto written = write_source(every_operation());
  if (std::getenv("INSTAR_UPDATE_GOLDEN") != nullptr) write_files({{golden, written}});
  BOOST_TEST(written == read_file(golden));
}

BOOST_AUTO_TEST_CASE(the_compiler_reads_back_what_was_written) {
  const auto migration = every_operation();
  BOOST_TEST(write_migration(compiled(migration)) == write_migration(migration));
}

BOOST_AUTO_TEST_CASE(the_compiler_reads_back_every_property_of_every_element) {
  const migration_text migration{.revision = "3f9a1c0b72de", .message = "x", .upgrade = every_wide_operation()};
  const auto read = compiled(migration);
  BOOST_TEST_REQUIRE(read.upgrade.size() == migration.upgrade.size());
  for (std::size_t i = 0; i != read.upgrade.size(); ++i)
    BOOST_TEST(write_operation(read.upgrade[i], 0) == write_operation(migration.upgrade[i], 0));
}

BOOST_AUTO_TEST_CASE(the_compiler_reads_back_a_migration_that_takes_several_constants) {
  migration_text migration{.revision = "3f9a1c0b72de", .message = "x"};
  for (int i = 0; i != 200; ++i) migration.upgrade.push_back(create_table{ordinary("t" + std::to_string(i))});
  for (int i = 200; i != 0; --i) migration.downgrade.push_back(drop_table{ordinary("t" + std::to_string(i - 1))});
  BOOST_TEST(write_source(migration).find("in_sequence<upgrade_1, upgrade_2, upgrade_3>") != std::string::npos);
  BOOST_TEST((compiled(migration) == migration));
}

BOOST_AUTO_TEST_CASE(the_compiler_reads_back_that_there_is_no_way_down_and_that_nothing_is_done) {
  const migration_text migration{.revision = "3f9a1c0b72de", .message = "x", .irreversible = "it is \"gone\""};
  BOOST_TEST(write_migration(compiled(migration)) == write_migration(migration));
  const migration_text empty{.revision = "3f9a1c0b72de", .message = "x"};
  BOOST_TEST(write_migration(compiled(empty)) == write_migration(empty));
}

BOOST_AUTO_TEST_CASE(the_compiler_reads_back_random_models) {
  random_model random(seed_of_this_run());
  migration_text migration{.revision = "3f9a1c0b72de", .message = "x"};
  const auto schema = random.next(8);
  for (const auto& any : schema.tables) migration.upgrade.push_back(create_table{any});
  BOOST_TEST_CONTEXT("INSTAR_SEED=" << seed_of_this_run())
  BOOST_TEST(write_migration(compiled(migration)) == write_migration(migration));
}

BOOST_AUTO_TEST_CASE(a_function_is_named_and_pointed_to) {
  BOOST_TEST(write_cpp(run{"backfill"}) == "run(\"backfill\", &backfill)");
  const table used{.name = "tags", .columns = {{"label", {.name = "text"}, true, false, {}, {}}}};
  BOOST_TEST(write_cpp(run{.function = "lower", .uses = {used}}) ==
             "run(\"lower\", &lower).uses(table(\"tags\", column(\"label\", text).not_null()))");
}

BOOST_AUTO_TEST_CASE(a_type_is_written_with_its_word) {
  const auto written = [](const type& any) { return write_cpp(add_column{"t", {"c", any}}); };
  BOOST_TEST(written({.name = "timestamptz", .parameters = {3}, .parameter_count = 1}) ==
             "add_column(\"t\", column(\"c\", with_precision(timestamptz, 3)))");
  BOOST_TEST(written({.name = "char", .parameters = {3}, .parameter_count = 1, .dimensions = 2}) ==
             "add_column(\"t\", column(\"c\", array_of(character(3), 2)))");
  BOOST_TEST(written({.name = "mood", .declared = true}) ==
             "add_column(\"t\", column(\"c\", declared_type(\"mood\")))");
  BOOST_TEST(written({.name = "geography", .parameters = {3, 4}, .parameter_count = 2}) ==
             "add_column(\"t\", column(\"c\", instar::type_word{\"geography\", {3, 4}, 2}))");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
