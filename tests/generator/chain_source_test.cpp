#include "generator/chain_source.hpp"

#include <boost/test/unit_test.hpp>

namespace instar::generator {
namespace {

BOOST_AUTO_TEST_SUITE(chain_source)

BOOST_AUTO_TEST_CASE(each_migration_is_named) {
  linked_migration one;
  one.locked.revision = "9c2b7d01aaaa";
  one.digest = "abc";
  linked_migration two;
  two.locked.revision = "3f9a1c0b72de";
  two.digest = "def";
  two.content.upgrade = {drop_table{{.name = "tasks"}}};
  BOOST_TEST(write_chain({one, two}, "app_migrations") == R"(// Written by instar from migrations.lock; do not edit.
#include <instar/chain.hpp>

extern const instar::migration instar_migration_9c2b7d01aaaa;
extern const instar::migration instar_migration_3f9a1c0b72de;

namespace {

const instar::chain_entry entries[] = {
    {&instar_migration_9c2b7d01aaaa, "abc", true},
    {&instar_migration_3f9a1c0b72de, "def"},
};

}  // namespace

extern const instar::chain app_migrations;
const instar::chain app_migrations = {entries, 2, "app_migrations"};
)");
}

BOOST_AUTO_TEST_CASE(an_empty_chain_has_no_array) {
  BOOST_TEST(write_chain({}, "none") == R"(// Written by instar from migrations.lock; do not edit.
#include <instar/chain.hpp>

extern const instar::chain none;
const instar::chain none = {nullptr, 0, "none"};
)");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
