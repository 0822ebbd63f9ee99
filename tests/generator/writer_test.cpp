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
  any.columns.push_back(column_of("own", {.name = "citext \"x\"", .raw = true}));
  any.columns.push_back({"id", {.name = "bigint"}, true, true, {}});
  any.columns.push_back({"d_zero", {.name = "integer"}, true, false, {default_kind::number, "0"}});
  any.columns.push_back({"d_negative", {.name = "integer"}, false, false, {default_kind::number, "-17"}});
  any.columns.push_back({"d_huge", {.name = "bigint"}, false, false, {default_kind::number, "-9223372036854775808"}});
  any.columns.push_back({"d_half", {.name = "real"}, false, false, {default_kind::number, "0.50"}});
  any.columns.push_back({"d_true", {.name = "boolean"}, false, false, {default_kind::boolean, "true"}});
  any.columns.push_back({"d_text", {.name = "text"}, false, false, {default_kind::text, hostile}});
  any.columns.push_back({"d_empty", {.name = "text"}, false, false, {default_kind::text, ""}});
  any.columns.push_back({"d_now", {.name = "timestamptz"}, false, false, {default_kind::expression, "now()"}});
  any.columns.push_back(column_of(hostile, {.name = "text"}));
  any.constraints = {
      primary_key{"pk", {"id"}}, unique{"uq", {"short", "price"}},
      check{"ck", "{short} <> '{{' AND length({short}) > 0"},
      foreign_key{"fk", {"a_bigint"}, "everything", {"id"}, referential_action::set_null, referential_action::restrict},
      foreign_key{
          "fk_2", {"a_bigint"}, "everything", {"id"}, referential_action::cascade, referential_action::set_default}};
  any.indexes = {{"ix", false, {"short"}, ""}, {"ix_unique", true, {"price", hostile}, "{price} > 0"}};
  return any;
}

migration_text every_operation() {
  const column before{"priority", {.name = "integer"}, true, false, {default_kind::number, "0"}};
  auto after = before;
  after.default_value = {default_kind::text, "a long text, so that this step does not fit into one line of the file"};
  const foreign_key key{"fk", {"a", "b"}, "others", {"c", "d"}, referential_action::cascade, {}};
  const index by_due{"ix_due", true, {"due_at"}, "{status} <> 'done'"};
  return {.revision = "3f9a1c0b72de",
          .parents = {"9c2b7d01aaaa", "000000000001"},
          .message = "do \"everything\" at once\\",
          .upgrade = {create_table{everything()}, rename_table{"jobs", "tasks"}, add_column{"tasks", before},
                      drop_column{"tasks", before}, rename_column{"tasks", "a", hostile},
                      alter_column{"tasks", before, after}, add_constraint{"tasks", key},
                      drop_constraint{"tasks", check{"ck", "{a} > 0"}}, rename_constraint{"tasks", "a", "b"},
                      create_index{"tasks", by_due}, drop_index{"tasks", by_due}, rename_index{"tasks", "a", "b"},
                      execute{"UPDATE tasks SET x = 'y'", {}},
                      execute{"", {{"sqlite", "VACUUM"}, {"postgresql", "ANALYZE"}}},
                      execute{"SELECT 1", {{"sqlite", "SELECT 2"}}}},
          .downgrade = {drop_table{everything()}}};
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
  const column priority{"priority", {.name = "integer"}, true, false, {default_kind::number, "0"}};
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
}

BOOST_AUTO_TEST_CASE(a_type_without_a_word_is_spelled_out) {
  BOOST_TEST(write_cpp(add_column{"t", {"c", {.name = "money", .parameters = {3}, .parameter_count = 1}}}) ==
             "add_column(\"t\", column(\"c\", instar::type_word{\"money\", {3}, 1}))");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
