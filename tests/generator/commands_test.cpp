#include <boost/test/unit_test.hpp>

#include "generator/check.hpp"
#include "generator/clean_project.hpp"
#include "generator/review.hpp"
#include "generator/revision.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

BOOST_FIXTURE_TEST_SUITE(commands, clean_project)

// All of it, with a real compiler.

BOOST_FIXTURE_TEST_CASE(from_a_declaration_to_a_reviewed_chain_and_on, project) {
  declare({tasks});
  check_holds(check_migrations(asked).text, "there is no migration yet for the declared schema (schema.hpp)");
  asked.revision_id = "9c2b7d01aaaa";
  asked.now = "20260901_1200";
  BOOST_TEST(write_revision(asked).exit_code == 0);
  compile();
  BOOST_TEST(check_migrations(asked).exit_code == 4);
  (void)accept(prepare_review(asked), asked);
  BOOST_TEST(check_migrations(asked).exit_code == 0);

  declare({tasks_with_priority});
  BOOST_TEST(check_migrations(asked).exit_code == 3);
  asked.revision_id = "3f9a1c0b72de";
  asked.now = "20261001_0930";
  BOOST_TEST(write_revision(asked).exit_code == 0);
  compile();
  BOOST_TEST(check_migrations(asked).exit_code == 4);
  // What was written is what is reviewed: the digest in the lock file is that of the compiled migration.
  const auto lock = read("migrations/migrations.lock");
  (void)accept(prepare_review(asked), asked);
  auto reviewed = lock;
  reviewed.replace(reviewed.find(" draft "), 7, " reviewed ");
  BOOST_TEST(read("migrations/migrations.lock") == reviewed);
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
