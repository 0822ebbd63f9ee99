#include "generator/drift.hpp"

#include <boost/test/unit_test.hpp>

#include "generator/schemas.hpp"
#include "support/throws.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

request asked_with(std::vector<std::string> dropped = {}) {
  request asked;
  asked.header = "schema.hpp";
  asked.build_command = "cmake --build build --target app";
  asked.dropped = std::move(dropped);
  return asked;
}

/// From a snapshot to a declared table, with its hints.
drift drift_to(const std::string& from, const std::string& declared, std::vector<std::string> dropped = {}) {
  return find_drift(schema(from), read_declaration({declared}, "probe.o"), asked_with(std::move(dropped)));
}

std::string tasks(const std::string& lines) {
  return "table tasks\n  column id bigint not null\n" + lines + "  primary key pk_tasks (id)\n";
}

BOOST_AUTO_TEST_SUITE(drifting)

BOOST_AUTO_TEST_CASE(a_hint_makes_a_rename) {
  const auto found =
      drift_to(tasks("  column state text\n  check ck `{state} <> ''`\n"),
               tasks("  renamed column state to status\n  column status text\n  check ck `{status} <> ''`\n"));
  BOOST_TEST(text_of(found.operations) == "\nrename column tasks state to status\n");
  BOOST_TEST(found.refusals.empty());
  BOOST_TEST(found.notes.empty());
}

BOOST_AUTO_TEST_CASE(tables_are_renamed_before_their_columns) {
  const auto found = drift_to("table jobs\n  column id bigint not null\n  column a text\n  primary key pk_jobs (id)\n",
                              tasks("  renamed table jobs\n  renamed column a to b\n  column b text\n"));
  BOOST_TEST(text_of(found.operations) == R"(
rename table jobs to tasks
rename column tasks a to b
rename constraint tasks pk_jobs to pk_tasks
)");
}

BOOST_AUTO_TEST_CASE(an_index_is_built_while_others_write_unless_it_is_asked_for_otherwise) {
  const auto indexed = tasks("  index ix_id (id)\n");
  const auto to_index = [&](bool blocking, std::vector<std::string> dialects) {
    auto asked = asked_with();
    asked.blocking = blocking;
    asked.dialect_names = std::move(dialects);
    return text_of(find_drift(schema(tasks("")), read_declaration({indexed}, "probe.o"), asked).operations);
  };
  BOOST_TEST(to_index(false, {}) == "\ncreate index (concurrently) tasks ix_id (id)\n");
  BOOST_TEST(to_index(false, {"postgresql"}) == "\ncreate index (concurrently) tasks ix_id (id)\n");
  BOOST_TEST(to_index(false, {"sqlite"}) == "\ncreate index tasks ix_id (id)\n");
  BOOST_TEST(to_index(true, {}) == "\ncreate index tasks ix_id (id)\n");
}

BOOST_AUTO_TEST_CASE(a_name_that_was_given_up_can_be_given_again) {
  const auto found =
      drift_to(tasks("  column state text\n"),
               tasks("  renamed column state to status\n  column status text\n  column state integer\n"));
  BOOST_TEST(text_of(found.operations) == R"(
rename column tasks state to status
add column tasks state integer
)");
}

BOOST_AUTO_TEST_CASE(a_spent_hint_is_a_note) {
  const auto declared = tasks("  renamed column state to status\n  column status text\n");
  const auto found = drift_to(tasks("  column status text\n"), declared);
  BOOST_TEST(found.operations.empty());
  BOOST_TEST(found.refusals.empty());
  BOOST_TEST_REQUIRE(found.notes.size() == 1u);
  BOOST_TEST(found.notes[0].text == "renamed_from(\"state\") is spent: the rename is made");
  const auto misspelt = drift_to(tasks("  column stat bigint\n"), declared);
  BOOST_TEST_REQUIRE(misspelt.notes.size() == 1u);
  BOOST_TEST(misspelt.notes[0].where == "tasks.status");
  BOOST_TEST(misspelt.notes[0].text.find("renamed_from(\"state\") names nothing that is there") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_rename_onto_what_is_there_is_refused) {
  const auto found = drift_to(tasks("  column state text\n  column status text\n"),
                              tasks("  renamed column state to status\n  column status text\n"));
  BOOST_TEST_REQUIRE(found.refusals.size() == 1u);
  BOOST_TEST(found.refusals[0].code == "rename_onto_existing");
  BOOST_TEST(found.refusals[0].text.find("the snapshot has both tasks.status and tasks.state") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_name_is_passed_on_in_whatever_order_the_renames_are_declared) {
  const std::string before = "  column a text\n  column b text\n";
  const std::string columns = "  column b text\n  column c text\n";
  for (const std::string hints :
       {"  renamed column a to b\n  renamed column b to c\n", "  renamed column b to c\n  renamed column a to b\n"}) {
    const auto found = drift_to(tasks(before), tasks(hints + columns));
    BOOST_TEST(found.refusals.empty());
    BOOST_TEST(text_of(found.operations) == R"(
rename column tasks b to c
rename column tasks a to b
)");
  }
}

BOOST_AUTO_TEST_CASE(names_that_are_to_be_swapped_are_refused) {
  const std::string columns = "  column a text\n  column b text\n";
  const auto found = drift_to(tasks(columns), tasks("  renamed column a to b\n  renamed column b to a\n" + columns));
  BOOST_TEST(found.operations.empty());
  BOOST_TEST_REQUIRE(found.refusals.size() == 2u);
  BOOST_TEST(found.refusals[0].code == "rename_onto_existing");
  BOOST_TEST(found.refusals[0].text.find("in a circle") != std::string::npos);
  BOOST_TEST(found.refusals[0].suggestion.find("give one of them a third name") != std::string::npos);
  BOOST_TEST(drift_to(tasks(columns), tasks("  renamed column a to a\n" + columns)).refusals.empty());
}

BOOST_AUTO_TEST_CASE(two_claims_to_one_name_are_refused) {
  const auto found =
      drift_to(tasks("  column a text\n"),
               tasks("  renamed column a to b\n  renamed column a to c\n  column b text\n  column c text\n"));
  BOOST_TEST_REQUIRE(found.refusals.size() == 1u);
  BOOST_TEST(found.refusals[0].code == "claimed_twice");
}

BOOST_AUTO_TEST_CASE(a_drop_that_may_be_a_rename_is_refused_with_both_readings) {
  const auto found = drift_to(tasks("  column state text\n"), tasks("  column status varchar(20)\n"));
  BOOST_TEST_REQUIRE(found.refusals.size() == 1u);
  const auto& refusal = found.refusals[0];
  BOOST_TEST(refusal.code == "ambiguous");
  BOOST_TEST(refusal.where == "tasks.state");
  BOOST_TEST(refusal.text ==
             "`column state text` goes, and `column status varchar(20)` comes: either it is renamed and keeps its "
             "values, or it is dropped and its values are lost");
  BOOST_TEST(refusal.suggestion ==
             "if it is renamed, say so on the member status in schema.hpp: .renamed_from(\"state\")\n"
             "or give it to the revision:\n"
             "RENAME=tasks.state=tasks.status cmake --build build --target app_revision\n"
             "if it is dropped, confirm that:\nDROP=tasks.state cmake --build build --target app_revision");
}

BOOST_AUTO_TEST_CASE(a_confirmed_drop_is_made) {
  const auto found = drift_to(tasks("  column state text\n"), tasks("  column status varchar(20)\n"), {"tasks.state"});
  BOOST_TEST(found.refusals.empty());
  BOOST_TEST(found.operations.size() == 2u);
}

BOOST_AUTO_TEST_CASE(types_that_have_nothing_in_common_are_not_ambiguous) {
  BOOST_TEST(drift_to(tasks("  column state text\n"), tasks("  column due timestamptz\n")).refusals.empty());
}

BOOST_AUTO_TEST_CASE(a_table_with_most_of_the_columns_may_be_the_old_one) {
  const std::string jobs = "table jobs\n  column id bigint not null\n  primary key pk_jobs (id)\n";
  const auto found = drift_to(jobs, tasks(""));
  BOOST_TEST_REQUIRE(found.refusals.size() == 1u);
  BOOST_TEST(found.refusals[0].where == "jobs");
  BOOST_TEST(found.refusals[0].suggestion.find("on the table of tasks in schema.hpp: .renamed_from(\"jobs\")") !=
             std::string::npos);
  BOOST_TEST(drift_to(jobs, tasks(""), {"jobs"}).refusals.empty());
  BOOST_TEST(drift_to(jobs, tasks("  column more text\n")).refusals.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_table_renamed_and_changed_in_one_step_is_not_dropped_unasked) {
  const std::string jobs = "table jobs\n  column id bigint not null\n  column name text\n  column due text\n";
  BOOST_TEST(drift_to(jobs, tasks("  column name varchar(20)\n  column owner text\n")).refusals.size() == 1u);
  BOOST_TEST(drift_to(jobs, tasks("  column label text\n  column text text\n")).refusals.empty());
}

BOOST_AUTO_TEST_CASE(a_confirmation_of_nothing_is_an_error) {
  const auto failure = error_of([] { (void)drift_to(tasks("  column a text\n"), tasks(""), {"tasks.b"}); });
  BOOST_TEST(failure.exit_code() == 2);
  check_says(failure, "--drop tasks.b: nothing of that name is dropped");
  check_says(failure, "this is dropped: tasks.a");
}

BOOST_AUTO_TEST_CASE(existing_rows_need_a_value) {
  const auto found = drift_to(tasks(""), tasks("  column priority integer not null\n"));
  BOOST_TEST_REQUIRE(found.refusals.size() == 1u);
  BOOST_TEST(found.refusals[0].code == "no_value_for_existing_rows");
  BOOST_TEST(found.refusals[0].where == "tasks.priority");
  for (const auto* way_out : {"give it a default", "std::optional", "two revisions"})
    BOOST_TEST(found.refusals[0].suggestion.find(way_out) != std::string::npos);
  BOOST_TEST(drift_to(tasks(""), tasks("  column priority integer not null default 0\n")).refusals.empty());
  BOOST_TEST(drift_to(tasks(""), tasks("  column priority integer\n")).refusals.empty());
  BOOST_TEST(drift_to("", tasks("  column priority integer not null\n")).refusals.empty());
}

/// From a snapshot to a declaration of several frames.
drift drift_between(const std::string& from, const std::vector<std::string_view>& frames, request asked) {
  return find_drift(schema(from), read_declaration(frames, "probe.o"), asked);
}

std::string codes(const drift& found) {
  std::string text;
  for (const auto& one : found.refusals) text += (text.empty() ? "" : ", ") + one.code + " " + one.where;
  return text;
}

BOOST_AUTO_TEST_CASE(everything_that_has_a_name_can_be_renamed) {
  const auto found = drift_between(
      R"(enumeration mood ('sad', 'happy')
view open [definition 'SELECT 1']

table jobs
  column id bigint not null
  column m "mood" default 'sad'
  check ck_old `{id} > 0`
  index ix_old (id)
  primary key pk_jobs (id)
)",
      {"enumeration feeling ('gloomy', 'happy')\n  renamed object mood\n  renamed label 'sad' to 'gloomy'\n",
       "view current [definition 'SELECT 1']\n  renamed object open\n",
       "table tasks\n  renamed table jobs\n  renamed constraint ck_old to ck_new\n  renamed index ix_old to ix_new\n"
       "  column id bigint not null\n  column m \"feeling\" default 'gloomy'\n  check ck_new `{id} > 1`\n"
       "  index ix_new (id)\n  primary key pk_tasks (id)\n"},
      {});
  BOOST_TEST(codes(found) == "");
  BOOST_TEST(text_of(found.operations) == R"(
rename table jobs to tasks
rename enumeration mood to feeling
rename view open to current
rename constraint tasks ck_old to ck_new
rename index tasks ix_old to ix_new
rename label feeling 'sad' to 'gloomy'
drop constraint tasks check ck_new `{id} > 0`
rename constraint tasks pk_jobs to pk_tasks
add constraint tasks check ck_new `{id} > 1`
)");
}

BOOST_AUTO_TEST_CASE(sql_that_says_an_old_name_goes_before_the_rename) {
  const std::string jobs = "  column id bigint not null\n  primary key pk_jobs (id)\n";
  const auto found = drift_between(
      "view ids [definition 'SELECT id FROM jobs']\n"
      "view more [definition 'SELECT id FROM ids']\n"
      "view others [definition 'SELECT 1']\n\ntable jobs\n" +
          jobs,
      {"view idents [definition 'SELECT id FROM tasks']\n  renamed object ids\n",
       "view more [definition 'SELECT id FROM idents']\n", "table tasks\n  renamed table jobs\n" + jobs},
      {});
  BOOST_TEST(codes(found) == "");
  BOOST_TEST(text_of(found.operations) ==
             "\ndrop view more [definition 'SELECT id FROM ids']\n"
             "drop view ids [definition 'SELECT id FROM jobs']\n"
             "rename table jobs to tasks\n"
             "drop view others [definition 'SELECT 1']\n"
             "create view idents [definition 'SELECT id FROM tasks']\n"
             "create view more [definition 'SELECT id FROM idents']\n");
}

BOOST_AUTO_TEST_CASE(a_table_is_moved_into_a_schema_that_is_there) {
  const auto found =
      drift_between("table tasks\n  column id bigint\n",
                    {"schema app\n", "table \"app.tasks\"\n  renamed table tasks\n  column id bigint\n"}, {});
  BOOST_TEST(text_of(found.operations) == "\ncreate schema app\nrename table tasks to \"app.tasks\"\n");
  const auto moved =
      drift_between("schema old\n\ntable \"old.tasks\"\n  column id bigint\n",
                    {"schema app\n  renamed object old\n", "table \"app.tasks\"\n  column id bigint\n"}, {});
  BOOST_TEST(text_of(moved.operations) == "\nrename schema old to app\n");
}

BOOST_AUTO_TEST_CASE(a_rename_can_be_asked_for) {
  const auto before = tasks("  column state text\n"), after = tasks("  column status text\n");
  request asked;
  asked.renamed = {"tasks.state=tasks.status"};
  const auto found = drift_between(before, {after}, asked);
  BOOST_TEST(text_of(found.operations) == "\nrename column tasks state to status\n");
  BOOST_TEST(codes(found) == "");
}

BOOST_AUTO_TEST_CASE(labels_sequences_and_partitions_may_be_renamed_too) {
  const std::string logs = "table logs [partition_by `RANGE ({id})`]\n  column id bigint\n";
  const std::string before =
      "enumeration mood ('sad', 'happy')\nsequence old_numbers [type 'integer']\n"
      "view old_view [definition 'SELECT 1']\npartition p_a on logs [bounds 'FROM (1) TO (2)']\n"
      "partition p_b on logs [bounds 'FROM (2) TO (3)']\n\n" +
      logs;
  const std::vector<std::string_view> after = {"enumeration mood ('gloomy', 'happy')\n",
                                               "sequence numbers [type 'integer']\n",
                                               "view new_view [definition 'SELECT 1']\n",
                                               "partition p_1 on logs [bounds 'FROM (1) TO (2)']\n",
                                               "partition p_4 on logs [bounds 'FROM (4) TO (5)']\n",
                                               logs};
  BOOST_TEST(codes(drift_between(before, after, {})) ==
             "ambiguous mood:sad, ambiguous old_numbers, ambiguous logs.p_a");
  request asked;
  asked.dropped = {"mood:sad", "old_numbers", "logs.p_a"};
  asked.dialect_names = {"postgresql"};
  BOOST_TEST(codes(drift_between(before, after, asked)) == "");
}

BOOST_AUTO_TEST_CASE(what_is_computed_cannot_be_lost) {
  BOOST_TEST(drift_to(tasks("  column twice bigint [generated_stored `{id} * 2`]\n"), tasks("  column double bigint\n"))
                 .refusals.empty());
}

BOOST_AUTO_TEST_CASE(a_conversion_is_proposed_or_asked_for) {
  const auto altered = [](const std::string& from, const std::string& to, const request& asked) {
    return drift_between(tasks("  column a " + from + "\n"), {tasks("  column a " + to + "\n")}, asked);
  };
  const auto conversion = [](const drift& found) { return std::get<alter_column>(found.operations.at(0)).conversion; };
  BOOST_TEST(conversion(altered("integer", "boolean", {})) == "{a} <> 0");
  BOOST_TEST(conversion(altered("boolean", "integer", {})) == "CASE WHEN {a} THEN 1 WHEN NOT {a} THEN 0 END");
  BOOST_TEST(conversion(altered("text", "uuid", {})) == "");
  const auto refused = altered("date", "boolean", asked_with());
  BOOST_TEST(codes(refused) == "needs_conversion tasks.a");
  BOOST_TEST(refused.refusals[0].suggestion.find("USING='tasks.a=SQL with {a}' cmake --build build") !=
             std::string::npos);
  request asked;
  asked.conversions = {"tasks.a={a} IS NOT NULL"};
  const auto told = altered("date", "boolean", asked);
  BOOST_TEST(codes(told) == "");
  BOOST_TEST(conversion(told) == "{a} IS NOT NULL");
  asked.conversions = {"tasks.b=1"};
  const auto failure = error_of([&] { (void)altered("date", "boolean", asked); });
  check_says(failure, "no column of that name changes its type");
  check_says(failure, "these change their type: tasks.a");
}

BOOST_AUTO_TEST_CASE(what_is_impossible_on_the_way_is_refused) {
  request asked;
  asked.dialect_names = {"sqlite"};
  // All columns change, so the new one has to be there before the old one goes.
  const auto found = drift_between("table t\n  column name text\n", {"table t\n  column Name integer\n"}, asked);
  BOOST_TEST(codes(found) == "impossible_between t.Name");
  BOOST_TEST(found.refusals[0].text.find("after `add column t Name integer`") != std::string::npos);
  asked.dialect_names = {"postgresql"};
  BOOST_TEST(codes(drift_between("table t\n  column name text\n", {"table t\n  column Name integer\n"}, asked)) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
