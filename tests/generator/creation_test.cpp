#include "generator/creation.hpp"

#include <boost/test/unit_test.hpp>

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

constexpr std::string_view at_once =
    "const std::string_view creation[] = {\n"
    "    \"create table tasks\\n  column id bigint not null\\n  column title text\\n"
    "  column priority integer not null default 0\\n  primary key pk_tasks (id)\\n\",\n};\n";

BOOST_FIXTURE_TEST_SUITE(creation, two_migrations)

BOOST_AUTO_TEST_CASE(a_chain_of_operations_says_how_a_new_database_is_made_at_once) {
  const auto source = chain();
  check_holds(source, at_once);
  check_holds(source, "{entries, 2, \"app_migrations\", creation, 1};");
}

BOOST_AUTO_TEST_CASE(a_step_of_which_nothing_is_said_leads_every_new_database_the_long_way) {
  auto edited = second;
  edited.upgrade.push_back(execute{"UPDATE tasks SET priority = 1", {}});
  edit(edited);
  (void)accept(prepare_review(asked), asked);
  BOOST_TEST(chain().find("creation") == std::string::npos);
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
  BOOST_TEST(creation_of({now.migrations.front()}, now.replayed).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
