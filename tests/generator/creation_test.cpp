#include "generator/creation.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "generator/chain_source.hpp"
#include "generator/clean_project.hpp"
#include "generator/review.hpp"
#include "generator/state.hpp"

namespace instar::generator {
namespace {

struct two_migrations : clean_project {
  two_migrations() {
    add(second);
    declare({tasks_with_priority});
    asked.chain = (path / "chain.cpp").string();
  }

  [[nodiscard]] std::string chain() {
    BOOST_TEST_REQUIRE(check_migrations(asked).exit_code == 0);
    return read("chain.cpp");
  }
};

constexpr std::string_view at_once = R"(
constexpr instar::chain_creation creations[] = {
    {{"sqlite", 6}, {
      "0:18:create table tasks0:1:0:)";

BOOST_FIXTURE_TEST_SUITE(creation, two_migrations)

BOOST_AUTO_TEST_CASE(a_chain_of_operations_says_how_a_new_database_is_made_at_once) {
  const auto source = chain();
  check_holds(source, at_once);
  check_holds(source, "{entries, 2, {\"app_migrations\", 14}, creations, 2};");
}

BOOST_AUTO_TEST_CASE(it_says_so_for_the_databases_that_the_build_checks_for) {
  asked.dialect_names = {"postgresql", "postgresql"};
  const auto source = chain();
  check_holds(source, "creations[] = {\n    {{\"postgresql\", 10}, {\n");
  check_holds(source, "{entries, 2, {\"app_migrations\", 14}, creations, 1};");
  BOOST_TEST(source.find("sqlite") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_needed_comes_behind_the_schema_with_its_migration) {
  auto edited = second;
  edited.upgrade.push_back(execute{"UPDATE tasks SET priority = 1", {}});
  edited.upgrade.push_back(run{"fill"});
  edited.needed_when_new = {2, 3};
  edit(edited);
  (void)accept(prepare_review(asked), asked);
  const auto source = chain();
  check_holds(source, at_once);
  check_holds(source, R"(
      "12:3f9a1c0b72de39:execute `UPDATE tasks SET priority = 1`0:1:0:29:UPDATE tasks SET priority = 10:0:"
      "12:3f9a1c0b72de8:run fill4:fill0:", )");
}

BOOST_AUTO_TEST_CASE(what_is_needed_and_no_longer_fits_fails_the_build) {
  auto edited = second;
  edited.upgrade.push_back(
      backfill{.table = "tasks", .key = "number", .sql = "UPDATE tasks SET title = '' WHERE {keys}"});
  edited.needed_when_new = {2};
  const auto refused = error_of([&] {
    (void)creations_of({{{}, first, "digest"}, {{}, edited, "digest"}}, {.tables = {tasks_table}}, {&sqlite_dialect()});
  });
  BOOST_TEST((refused.code() == error_code::not_applicable));
  BOOST_TEST(refused.migration() == "3f9a1c0b72de");
  BOOST_TEST(refused.step() == describe(edited.upgrade.back()));
  check_holds(refused.what(),
              "a new database cannot be made at once with a step that it is said to need: on the schema of the "
              "heads, ");
  check_holds(refused.what(), "take needed_when_new(...) from around that step");
}

BOOST_AUTO_TEST_CASE(what_can_be_in_no_transaction_is_not_made_in_one) {
  const needed_step needed{"3f9a1c0b72de", execute{.sql = "VACUUM", .outside_transaction = true}};
  const auto refused = error_of([&] { (void)render_creation({}, {&needed, 1}, sqlite_dialect()); });
  BOOST_TEST((refused.code() == error_code::unsupported));
  BOOST_TEST(refused.migration() == "3f9a1c0b72de");
}

BOOST_AUTO_TEST_CASE(foreign_keys_in_a_ring_are_made_with_all_that_a_rebuild_looks_at) {
  const auto with_key = [](const char* name, const char* other) {
    return table{
        .name = name,
        .columns = {{.name = "id", .type = {.name = "bigint"}, .not_null = true},
                    {.name = "other", .type = {.name = "bigint"}}},
        .constraints = {primary_key{std::string("pk_") + name, {"id"}}, foreign_key{.name = std::string("fk_") + name,
                                                                                    .columns = {"other"},
                                                                                    .referenced_table = other,
                                                                                    .referenced_columns = {"id"}}}};
  };
  const auto ring = creations_of(read_state(asked).migrations,
                                 {.tables = {with_key("hen", "egg"), with_key("egg", "hen")}}, {&sqlite_dialect()});
  std::set<statement_role> roles;
  for (const auto& step : ring.front().steps)
    for (const auto& each : step.statements) roles.insert(each.role);
  BOOST_TEST(roles.size() == 5u);
}

BOOST_AUTO_TEST_CASE(a_step_of_which_nothing_is_said_leads_every_new_database_the_long_way) {
  auto edited = second;
  edited.upgrade.push_back(execute{"UPDATE tasks SET priority = 1", {}});
  edit(edited);
  (void)accept(prepare_review(asked), asked);
  BOOST_TEST(chain().find("creations") == std::string::npos);
  for (auto* said : {&edited.needed_when_new, &edited.needless_when_new}) {
    *said = {2};
    edit(edited);
    check_holds(chain(), at_once);
    said->clear();
  }
}

BOOST_AUTO_TEST_CASE(a_review_tells_which_step_leads_new_databases_the_long_way) {
  auto edited = second;
  edited.upgrade.push_back(execute{"UPDATE tasks SET priority = 1", {}});
  edited.upgrade.push_back(execute{.sql = "VACUUM", .outside_transaction = true});
  edit(edited);
  const std::string beginning = "\nNew databases cannot be made at once: they go through every migration, because ";
  check_holds(prepare_review(asked).text,
              beginning +
                  "nothing tells whether they\nneed\n"
                  "  execute `UPDATE tasks SET priority = 1`\n  execute outside transaction `VACUUM`\n"
                  "Say needed_when_new(...) or needless_when_new(...) around it.\n");
  edited.needless_when_new = {2};
  edited.needed_when_new = {3};
  edit(edited);
  check_holds(prepare_review(asked).text,
              beginning + "they need what can be in no\ntransaction\n  execute outside transaction `VACUUM`\n");
  edited.needed_when_new.clear();
  edited.needless_when_new = {2, 3};
  edit(edited);
  BOOST_TEST(prepare_review(asked).text.find("New databases") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(one_migration_is_the_shortest_way) {
  const auto now = read_state(asked);
  BOOST_TEST(creations_of({now.migrations.front()}, now.replayed, dialects()).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
