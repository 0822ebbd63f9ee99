#include <boost/test/unit_test.hpp>

#include <instar/snapshot.hpp>

#include "support/throws.hpp"

namespace instar {
namespace {

using testing::check_says;
using testing::error_of;

const std::string example = R"(instar snapshot 1

table categories
  column id bigint not null identity
  column name varchar(100) not null
  primary key pk_categories (id)
  unique uq_categories_name (name)

table tasks
  column category_id bigint
  column "due at" timestamptz
  column id bigint not null identity
  column price numeric(10, 2) not null default 0.50
  column status text not null default 'it\'s \"open\"\\\n'
  column tags `citext` default `lower('X')`
  column urgent boolean not null default false
  check ck_tasks_status `length({status}) > 0 and '{{' <> \`x\``
  foreign key fk_tasks_category_id_categories (category_id) references categories (id) on delete set null on update cascade
  primary key pk_tasks (id)
  index ix_tasks_due unique ("due at", id) where `{status} <> 'done'`

end
)";

std::string with(std::string text, std::string_view part, std::string_view replacement) {
  return text.replace(text.find(part), part.size(), replacement);
}

error error_of_reading(const std::string& text) {
  return error_of([&] { (void)read_snapshot(text, "migrations/schema.snapshot"); });
}

BOOST_AUTO_TEST_SUITE(snapshot_test)

BOOST_AUTO_TEST_CASE(every_element_is_read_and_written_back_the_same) {
  // `\"` is read as `"`, and is written bare between single quotes.
  BOOST_TEST(write_snapshot(read_snapshot(example, "x")) == with(example, R"(\"open\")", R"("open")"));
}

BOOST_AUTO_TEST_CASE(an_empty_schema_has_a_snapshot) {
  BOOST_TEST(write_snapshot({}) == "instar snapshot 1\n\nend\n");
  BOOST_TEST((read_snapshot("instar snapshot 1\n\nend\n", "x") == model{}));
}

BOOST_AUTO_TEST_CASE(elements_are_read) {
  const auto schema = read_snapshot(example, "x");
  const auto& tasks = *schema.find_table("tasks");
  BOOST_TEST((tasks.find_column("status")->default_value == term{term_kind::text, "it's \"open\"\\\n"}));
  BOOST_TEST((tasks.find_column("tags")->type == type{.name = "citext", .raw = true}));
  BOOST_TEST(tasks.find_index("ix_tasks_due")->where == "{status} <> 'done'");
  BOOST_TEST((tasks.primary_key()->columns == std::vector<std::string>{"id"}));
}

BOOST_AUTO_TEST_CASE(a_number_is_what_sql_takes_for_one) {
  for (const char* number : {"0", "-1", "+1", ".5", "5.", "+0.50", "1e10", "-2.5E-3", "123456789012345678901234567890"})
    BOOST_CHECK_NO_THROW((void)read_snapshot(with(example, "0.50", number), "x"));
  for (const char* other : {"nan", "inf", "-", ".", "1e", "1e+", "--1", "0x1f", "1_000"})
    check_says(error_of_reading(with(example, "0.50", other)), "is no value");
}

BOOST_AUTO_TEST_CASE(a_mistake_is_reported_with_file_line_and_column) {
  const auto failure = error_of_reading(with(example, "varchar(100) not null", "varchar(100) not nul"));
  BOOST_TEST((failure.code() == error_code::malformed));
  check_says(failure, "migrations/schema.snapshot:5:");
  check_says(failure, "did not expect `not nul`");
  check_says(failure, "the line reads `column name varchar(100) not nul`");
}

BOOST_AUTO_TEST_CASE(a_cut_at_any_byte_is_seen) {
  for (std::size_t size = 0; size < example.size(); ++size)
    BOOST_CHECK_THROW((void)read_snapshot(example.substr(0, size), "x"), error);
}

BOOST_AUTO_TEST_CASE(another_version_is_refused) {
  check_says(error_of_reading(with(example, "snapshot 1", "snapshot 2")), "expected `instar snapshot 1`");
}

BOOST_AUTO_TEST_CASE(merge_conflict_markers_are_refused_where_they_stand) {
  check_says(error_of_reading(with(example, "table tasks", "<<<<<<< HEAD\ntable tasks")), "schema.snapshot:9:");
}

BOOST_AUTO_TEST_CASE(impossible_models_are_refused) {
  check_says(error_of_reading(with(example, "pk_tasks (id)", "pk_tasks (idd)")), "there is no column idd");
  check_says(error_of_reading(with(example, "references categories", "references category")),
             "there is no table category");
  check_says(error_of_reading(with(example, "references categories (id)", "references categories (name, id)")),
             "not as many columns");
  check_says(error_of_reading(with(example, "column id bigint not null identity", "column id bigint")),
             "column id of the primary key must be not null");
  check_says(error_of_reading(with(example, "{status}) > 0", "{state}) > 0")), "there is no column state");
  check_says(error_of_reading(with(example, "table tasks", "table categories")), "a table of this name stands above");
  check_says(error_of_reading(with(example, "column price", "column id")), "has two columns id");
  check_says(error_of_reading(with(example, "unique uq_categories_name", "unique pk_categories")),
             "table categories has two constraints of this name");
  check_says(error_of_reading(with(example, "on delete set null", "on delete explode")),
             "expected no action, restrict, cascade, set null or set default");
}

const std::string wide = R"(instar snapshot 1

enumeration mood ('sad', 'it\'s fine')
composite place [comment 'where']
  column x double [collation 'C']
  column y double
grant reader on readings [privileges 'SELECT']

table readings [comment 'a\nb', unlogged, postgresql.parameters 'fillfactor=70']
  column at timestamptz(3) default `now()` [postgresql.statistics 100, sqlite.type 'TEXT']
  column id bigint not null identity [always, increment 2]
  column moods "mood"[][]
  column place "place"
  column size `citext`[]
  exclude ex_at (id [operator '='], `lower({size})` [operator '=']) where `{id} > 1` [method 'gist']
  primary key pk_readings (id)
  index ix_at (at [descending, nulls_last], id) [include `{size}`]
  row (at `now()`, id 1, place `null`)
  row (id 2)

end
)";

BOOST_AUTO_TEST_CASE(a_character_that_cannot_be_printed_is_a_number) {
  const auto schema = read_snapshot(with(wide, "a\\nb", "a\\x1fb\\x0a"), "x");
  BOOST_TEST(schema.find_table("readings")->properties.text("comment") ==
             "a\x1f"
             "b\n");
  BOOST_TEST((read_snapshot(write_snapshot(schema), "x") == schema));
  for (const char* wrong : {"\\x", "\\x1", "\\xg1", "\\x1g"})
    check_says(error_of_reading(with(wide, "a\\nb", wrong)), "\\x needs two hexadecimal digits");
}

BOOST_AUTO_TEST_CASE(all_that_a_schema_can_declare_is_read_and_written_back_the_same) {
  BOOST_TEST(write_snapshot(read_snapshot(wide, "x")) == wide);
}

BOOST_AUTO_TEST_CASE(a_cut_of_a_wide_schema_is_seen_too) {
  for (std::size_t size = 0; size < wide.size(); ++size)
    BOOST_CHECK_THROW((void)read_snapshot(wide.substr(0, size), "x"), error);
}

BOOST_AUTO_TEST_CASE(the_order_of_properties_rows_and_values_is_no_part_of_a_schema) {
  BOOST_TEST(
      (read_snapshot(with(wide, "always, increment 2", "increment 2, always"), "x") == read_snapshot(wide, "x")));
  const auto other = with(with(wide, "  row (id 2)\n", ""), "  row (at `now()`, id 1, place `null`)\n",
                          "  row (id 2)\n  row (place `null`, at `now()`, id 1)\n");
  BOOST_TEST(write_snapshot(read_snapshot(other, "x")) == wide);
}

BOOST_AUTO_TEST_CASE(a_property_is_a_word_that_the_element_can_have_with_the_value_that_it_takes) {
  const auto check_reading = [](std::string_view part, std::string_view replacement, std::string_view sentence) {
    check_says(error_of_reading(with(wide, part, replacement)), sentence);
  };
  check_reading("unlogged", "unloged",
                "a table has no property unloged: there are only, comment, tablespace, parameters, unlogged");
  check_reading("[include", "[storage", "an index has no property storage");
  check_reading("comment 'a\\nb'", "comment", "the property comment takes text between '");
  check_reading("comment 'a\\nb'", "comment 3", "the property comment takes text between '");
  check_reading("increment 2", "increment 'two'", "the property increment takes a number");
  check_reading("include `{size}`", "include 'size'", "the property include takes SQL between backticks");
  check_reading("always, increment", "always 3, increment", "expected `]`");
  check_reading("unlogged,", "unlogged, unlogged,", "this property stands twice");
  check_reading("sqlite.type", "type", "write it as `postgresql.type` or `sqlite.type`");
  check_reading("increment 2]", "increment 2", "expected `]`");
}

BOOST_AUTO_TEST_CASE(objects_have_what_their_kind_has) {
  const auto check_reading = [](std::string_view part, std::string_view replacement, std::string_view sentence) {
    check_says(error_of_reading(with(wide, part, replacement)), sentence);
  };
  check_reading("grant reader on readings", "grant reader", "a grant stands on something: expected `on NAME`");
  check_reading("composite place", "composite place on readings", "a composite stands on nothing");
  check_reading("('sad', 'it\\'s fine')", "('sad', 'sad')", "the label 'sad' stands twice");
  check_reading("enumeration mood", "numeration mood", "expected `table`, a kind of object");
  check_reading("grant reader on readings [privileges 'SELECT']", "sequence s\n  column x text", "only a composite");
  check_reading("column y double", "column x double", "composite place has two attributes x");
  check_reading("composite place [", "composite mood\ncomposite mood [",
                "an object of this kind and name stands above");
}

BOOST_AUTO_TEST_CASE(impossible_wide_models_are_refused) {
  const auto check_reading = [](std::string_view part, std::string_view replacement, std::string_view sentence) {
    check_says(error_of_reading(with(wide, part, replacement)), sentence);
  };
  check_reading("\"mood\"[][]", "\"temper\"[][]", "the schema declares no type temper");
  check_reading("[][]", "[][][][][][][]", "an array has at most six dimensions");
  check_reading("(id [operator '='],", "(id,", "each key needs the property operator");
  check_reading("include `{size}`", "include `{sizes}`", "include: there is no column sizes");
  check_reading("lower({size})", "lower({sizes})", "there is no column sizes");
  check_reading("[comment 'a\\nb',", "[partition_by `RANGE ({sizes})`,", "partition_by: there is no column sizes");
  check_reading("at [descending", "att [descending", "there is no column att");
  check_reading("column place \"place\"", "column place \"place\" default 'x' [generated_stored `{id}`]",
                "it is generated and has a default");
  check_reading("identity [always, increment 2]", "identity [generated_stored `1`]", "it is generated and an identity");
  check_reading("row (id 2)", "row (id 1)", "another row has the same key");
  check_reading("row (id 2)", "row (id 2, id 3)", "there are two values of id");
  check_reading("row (id 2)", "row (place `null`)", "it has no value for id of the primary key");
  check_reading("column size `citext`[]", "column size text not null", "it has no value for column size");
  check_reading("on readings", "on reading",
                "`grant reader on reading [privileges 'SELECT']` is impossible: there is no");
}

BOOST_AUTO_TEST_CASE(a_declaration_keeps_the_declared_order_and_its_hints) {
  const auto declared = read_declaration({"table tasks\n"
                                          "  renamed table todo\n"
                                          "  renamed column state to status\n"
                                          "  column status text not null\n"
                                          "  column id bigint not null identity\n"
                                          "  primary key pk_tasks (id)\n"},
                                         "probe.o");
  const std::vector<rename_hint> hints = {
      {.kind = renamed_kind::table, .from = "todo", .to = "tasks"},
      {.kind = renamed_kind::column, .owner = "tasks", .from = "state", .to = "status"}};
  BOOST_TEST((declared.hints == hints));
  BOOST_TEST(declared.schema.find_table("tasks")->columns.front().name == "status");
}

BOOST_AUTO_TEST_CASE(a_declaration_has_objects_and_hints_of_every_kind) {
  const auto declared = read_declaration({"table tasks\n"
                                          "  renamed constraint uq_old to uq_new\n"
                                          "  renamed index ix_old to ix_new\n"
                                          "  column id bigint not null\n"
                                          "  unique uq_new (id)\n"
                                          "  index ix_new (id)\n",
                                          "enumeration mood ('blue')\n"
                                          "  renamed object temper\n"
                                          "  renamed label 'sad' to 'blue'\n",
                                          "composite place\n  column x double\n  renamed object \"the place\"\n",
                                          "policy own on tasks\n  renamed object mine\n"},
                                         "probe.o");
  const std::vector<rename_hint> hints = {{renamed_kind::constraint, "tasks", "uq_old", "uq_new", {}},
                                          {renamed_kind::index, "tasks", "ix_old", "ix_new", {}},
                                          {renamed_kind::object, "", "temper", "mood", object_kind::enumeration},
                                          {renamed_kind::label, "mood", "sad", "blue", object_kind::enumeration},
                                          {renamed_kind::object, "", "the place", "place", object_kind::composite},
                                          {renamed_kind::object, "tasks", "mine", "own", object_kind::policy}};
  BOOST_TEST((declared.hints == hints));
  BOOST_TEST(declared.schema.objects.size() == 3u);
  BOOST_TEST(declared.schema.find_object(object_kind::composite, "place")->attributes.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_declaration_that_says_a_thing_twice_is_refused) {
  const auto says = [](const std::vector<std::string_view>& frames, std::string_view sentence) {
    check_says(error_of([&] { (void)read_declaration(frames, "probe.o"); }), sentence);
  };
  says({"table t\n  column id text\n", "table t\n  column id text\n"}, "the schema declares two tables of this name");
  says({"schema app\n", "schema app\n"}, "the schema declares two objects of this kind and name");
  says({"tabel t\n"}, "probe.o:1:1: expected `table` or a kind of object");
}

BOOST_AUTO_TEST_CASE(hints_are_no_part_of_a_snapshot) {
  check_says(error_of_reading(with(example, "  column urgent", "  renamed table todo\n  column urgent")), "expected");
  check_says(error_of_reading(with(wide, "  column y", "  renamed object spot\n  column y")), "expected `column`");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
