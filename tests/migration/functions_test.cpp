#include <boost/test/unit_test.hpp>

#include "samples.hpp"

BOOST_AUTO_TEST_SUITE(migration_functions)

BOOST_AUTO_TEST_CASE(a_function_is_found_by_the_name_that_its_steps_use) {
  BOOST_TEST(instar_migration_0000000000e1.find_function("backfill_slugs") != nullptr);
  BOOST_TEST(instar_migration_0000000000e1.find_function("backfill") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_function_that_several_steps_run_is_listed_once) {
  BOOST_TEST(instar_migration_0000000000e1.function_count == 3u);
  BOOST_TEST(instar_migration_00000000000f.function_count == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
