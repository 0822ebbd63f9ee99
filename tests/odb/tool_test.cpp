// The commands of the tool on a schema that ODB declares.

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "generator/check.hpp"
#include "generator/files.hpp"
#include "generator/plan.hpp"
#include "generator/project.hpp"
#include "generator/review.hpp"
#include "generator/revision.hpp"
#include "odb/samples.hpp"
#include "support/throws.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

struct odb_project : project {
  odb_project() {
    asked.schema_objects.clear();
    asked.header = "person.hxx";
    declare("ops-v1");
  }

  void declare(const std::string& sample, const std::vector<std::string>& databases = {"pgsql", "sqlite"}) {
    asked.odb_changelogs.clear();
    for (const auto& database : databases)
      asked.odb_changelogs.push_back((samples / database / (sample + ".xml")).string());
  }

  /// The next migration, written, compiled and reviewed.
  void migrate(const std::string& revision_id) {
    asked.revision_id = revision_id;
    BOOST_TEST_REQUIRE(write_revision(asked).exit_code == 0);
    compile();
    asked.yes = true;
    const auto prepared = prepare_review(asked);
    BOOST_TEST_REQUIRE(accept(prepared, asked).exit_code == 0);
  }
};

void check_holds(const std::string& text, std::string_view sentence) {
  BOOST_CHECK_MESSAGE(text.find(sentence) != text.npos, "expected `" << sentence << "` in:\n" << text);
}

BOOST_FIXTURE_TEST_SUITE(commands_on_persistent_classes, odb_project)

BOOST_AUTO_TEST_CASE(changelogs_are_migrated_like_a_schema) {
  BOOST_TEST(check_migrations(asked).exit_code == differs);
  migrate("1111aaaa0001");
  BOOST_TEST(check_migrations(asked).exit_code == 0);

  declare("ops-v2");
  const auto told = check_migrations(asked);
  BOOST_TEST(told.exit_code == differs);
  check_holds(told.text, "+ foreign key squad_fk (squad) references team (id) [deferrable, initially_deferred]");
  asked.dropped = {"person.boss"};
  migrate("2222bbbb0002");
  asked.dropped.clear();
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

// Containers, composite values, inheritance of both kinds, sections, a schema of PostgreSQL's and options among it.
BOOST_AUTO_TEST_CASE(all_that_classes_hold_can_be_written_and_compiled) {
  asked.dialect_names = {"postgresql"};
  declare("rich-v1", {"pgsql"});
  migrate("1111aaaa0001");
  BOOST_TEST(check_migrations(asked).exit_code == 0);
  declare("rich-v3", {"pgsql"});
  asked.dropped = {"shop_customer.fax", "shop_obsolete"};
  migrate("2222bbbb0002");
  asked.dropped.clear();
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(a_column_that_may_be_renamed_is_asked_about_in_words_that_fit_the_header) {
  migrate("1111aaaa0001");
  declare("ops-v2");
  asked.revision_id = "2222bbbb0002";
  const auto told = write_revision(asked);
  BOOST_TEST(told.exit_code == differs);
  check_holds(told.text, "person.boss [ambiguous]");
  BOOST_TEST(told.text.find("renamed_from") == std::string::npos);
  check_holds(told.text, "RENAME=person.boss=person.squad cmake --build build --target app_migrations_revision");
}

BOOST_AUTO_TEST_CASE(a_rename_is_said_on_the_command_line) {
  migrate("1111aaaa0001");
  declare("ops-v2");
  asked.renamed = {"person.boss=person.squad"};
  const auto told = plan_revision(asked);
  check_holds(told.text, "rename column person boss to squad");
  check_holds(told.text, "rename constraint person boss_fk to squad_fk");
}

BOOST_AUTO_TEST_CASE(without_a_source_what_is_committed_is_checked) {
  migrate("1111aaaa0001");
  asked.odb_changelogs.clear();
  asked.source_missing = "Install the package odb.";
  asked.chain = (path / "chain.cpp").string();
  BOOST_TEST(check_migrations(asked).exit_code == 0);
  check_holds(read("chain.cpp"), "instar_migration_1111aaaa0001");

  const auto before = everything();
  for (auto* command : {&write_revision, &plan_revision}) {
    const auto failure = error_of([&] { (void)command(asked); });
    check_says(failure, "it is not known what is declared");
    check_says(failure, "Install the package odb.");
  }
  BOOST_TEST((everything() == before));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
