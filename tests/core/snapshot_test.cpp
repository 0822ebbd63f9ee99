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
  BOOST_TEST((tasks.find_column("status")->default_value == default_value{default_kind::text, "it's \"open\"\\\n"}));
  BOOST_TEST((tasks.find_column("tags")->type == type{.name = "citext", .raw = true}));
  BOOST_TEST(tasks.find_index("ix_tasks_due")->where == "{status} <> 'done'");
  BOOST_TEST((tasks.primary_key()->columns == std::vector<std::string>{"id"}));
}

BOOST_AUTO_TEST_CASE(a_number_is_what_sql_takes_for_one) {
  for (const char* number : {"0", "-1", "+1", ".5", "5.", "+0.50", "1e10", "-2.5E-3", "123456789012345678901234567890"})
    BOOST_CHECK_NO_THROW((void)read_snapshot(with(example, "0.50", number), "x"));
  for (const char* other : {"nan", "inf", "-", ".", "1e", "1e+", "--1", "0x1f", "1_000"})
    check_says(error_of_reading(with(example, "0.50", other)), "is no default");
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
}

BOOST_AUTO_TEST_CASE(a_declaration_keeps_the_declared_order_and_its_hints) {
  const auto declared = read_declaration({"table tasks\n"
                                          "  renamed table todo\n"
                                          "  renamed column state to status\n"
                                          "  column status text not null\n"
                                          "  column id bigint not null identity\n"
                                          "  primary key pk_tasks (id)\n"},
                                         "probe.o");
  const std::vector<rename_hint> hints = {{"tasks", "", "todo"}, {"tasks", "status", "state"}};
  BOOST_TEST((declared.hints == hints));
  BOOST_TEST(declared.schema.find_table("tasks")->columns.front().name == "status");
}

BOOST_AUTO_TEST_CASE(hints_are_no_part_of_a_snapshot) {
  check_says(error_of_reading(with(example, "  column urgent", "  renamed table todo\n  column urgent")), "expected");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
