#include <boost/test/unit_test.hpp>

#include <instar/snapshot.hpp>

#include "dialects/scratch_database.hpp"

namespace instar::testing {
namespace {

struct things_database {
  std::unique_ptr<scratch_database> database = scratch_postgresql();
  model schema = read_declaration({R"(table things
  column id bigint not null
  column flag boolean
  column word text
  column moment timestamp
  primary key pk_things (id)
)"},
                                  "test")
                     .schema;

  things_database() { create(*database, schema); }

  void change(const operation& one) { schema = make(*database, schema, one); }

  void retype(const std::string& name, const std::string& to) {
    const column before = *schema.find_table("things")->find_column(name);
    column after = before;
    after.type = {.name = to};
    change(alter_column{"things", before, after});
  }

  std::vector<text_row> rows(const std::string& sql) { return database->query(sql); }
};

using rows = std::vector<text_row>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(postgresql, things_database)

BOOST_AUTO_TEST_CASE(expressions_over_a_column_of_another_type_read_like_new_ones) {
  const auto varying = [](type of) {
    return model{{table{.name = "tasks",
                        .columns = {{.name = "status", .type = std::move(of)}},
                        .constraints = {check{"ck_status", "{status} IN ('open', 'done')"}},
                        .indexes = {{.name = "ix_open", .keys = keys_of({"status"}), .where = "{status} <> 'done'"}}}}};
  };
  const auto texts = [&] {
    return rows(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'ck_status'"
        " UNION ALL SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_open'");
  };
  const auto as_text = varying({.name = "text"});
  create(*database, as_text);
  const auto fresh = texts();
  rows("DROP TABLE tasks");
  const auto as_varchar = varying({.name = "varchar", .parameters = {20}, .parameter_count = 1});
  create(*database, as_varchar);
  const auto& before = as_varchar.find_table("tasks")->columns.front();
  (void)make(*database, as_varchar, alter_column{"tasks", before, as_text.find_table("tasks")->columns.front()});
  BOOST_TEST((texts() == fresh));
}

BOOST_AUTO_TEST_CASE(a_new_identity_goes_on_behind_the_rows_there_are) {
  rows("INSERT INTO things (id) VALUES (1), (41)");
  const column before{.name = "id", .type = {.name = "bigint"}, .not_null = true};
  column after = before;
  after.identity = true;
  change(alter_column{"things", before, after});
  BOOST_TEST((rows("INSERT INTO things (word) VALUES ('new') RETURNING id") == testing::rows{{"42"}}));
}

BOOST_AUTO_TEST_CASE(a_new_identity_starts_at_one_in_an_empty_table) {
  const column before{.name = "id", .type = {.name = "bigint"}, .not_null = true};
  column after = before;
  after.identity = true;
  change(alter_column{"things", before, after});
  BOOST_TEST((rows("INSERT INTO things (word) VALUES ('new') RETURNING id") == testing::rows{{"1"}}));
}

BOOST_AUTO_TEST_CASE(an_added_identity_numbers_the_rows_there_are) {
  rows("INSERT INTO things (id) VALUES (7), (8)");
  change(add_column{"things", {.name = "number", .type = {.name = "integer"}, .not_null = true, .identity = true}});
  BOOST_TEST((rows("SELECT number FROM things ORDER BY 1") == testing::rows{{"1"}, {"2"}}));
}

BOOST_AUTO_TEST_CASE(values_become_the_new_type) {
  rows("INSERT INTO things (id, flag, word) VALUES (1, true, 'a\\b')");
  retype("flag", "bigint");
  retype("word", "bytes");
  BOOST_TEST((rows("SELECT flag, word FROM things") == testing::rows{{"1", "\\x615c62"}}));
  retype("flag", "boolean");
  retype("word", "text");
  BOOST_TEST((rows("SELECT flag, word FROM things") == testing::rows{{"t", "a\\b"}}));
}

BOOST_AUTO_TEST_CASE(a_moment_means_the_same_in_every_session) {
  rows("INSERT INTO things (id, moment) VALUES (1, '2026-05-01 10:00:00')");
  rows("SET TimeZone = 'Asia/Tokyo'");
  retype("moment", "timestamptz");
  BOOST_TEST((rows("SELECT moment = '2026-05-01 10:00:00+00' FROM things") == testing::rows{{"t"}}));
  retype("moment", "date");
  BOOST_TEST((rows("SELECT moment FROM things") == testing::rows{{"2026-05-01"}}));
  retype("moment", "timestamptz");
  BOOST_TEST((rows("SELECT moment = '2026-05-01 00:00:00+00' FROM things") == testing::rows{{"t"}}));
  retype("moment", "timestamp");
  BOOST_TEST((rows("SELECT moment FROM things") == testing::rows{{"2026-05-01 00:00:00"}}));
}

BOOST_AUTO_TEST_CASE(a_value_that_the_new_type_cannot_hold_stops_the_change) {
  rows("INSERT INTO things (id, word) VALUES (1, 'abc')");
  BOOST_CHECK_THROW(retype("word", "integer"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_text_that_is_too_long_is_not_cut) {
  rows("INSERT INTO things (id, word) VALUES (1, 'abc')");
  const column before{.name = "word", .type = {.name = "text"}};
  const column after{.name = "word", .type = {.name = "varchar", .parameters = {2}, .parameter_count = 1}};
  BOOST_CHECK_THROW(change(alter_column{"things", before, after}), std::runtime_error);
  BOOST_TEST((rows("SELECT word FROM things") == testing::rows{{"abc"}}));
}

BOOST_AUTO_TEST_CASE(a_longer_varchar_rewrites_nothing) {
  change(add_column{"things", {.name = "name", .type = {.name = "varchar", .parameters = {10}, .parameter_count = 1}}});
  const auto file = rows("SELECT pg_relation_filenode('things')");
  const column before = *schema.find_table("things")->find_column("name");
  column after = before;
  after.type.parameters[0] = 20;
  change(alter_column{"things", before, after});
  BOOST_TEST((rows("SELECT pg_relation_filenode('things')") == file));
}

BOOST_AUTO_TEST_CASE(a_hostile_default_is_the_text_it_is_under_any_setting) {
  rows("SET standard_conforming_strings = off");
  const std::string hostile = "it's \\ \"so\"'; --\n";
  change(add_column{"things", {.name = "x", .type = {.name = "text"}, .default_value = {term_kind::text, hostile}}});
  BOOST_TEST((rows("INSERT INTO things (id) VALUES (1) RETURNING x") == testing::rows{{hostile}}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
