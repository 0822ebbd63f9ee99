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

constexpr instar::chain_entry entries[] = {
    {&instar_migration_9c2b7d01aaaa, "abc", true},
    {&instar_migration_3f9a1c0b72de, "def"},
};

}  // namespace

extern const instar::chain app_migrations;
constinit const instar::chain app_migrations = {entries, 2, {"app_migrations", 14}};
)");
}

BOOST_AUTO_TEST_CASE(an_empty_chain_has_no_array) {
  BOOST_TEST(write_chain({}, "none") == R"(// Written by instar from migrations.lock; do not edit.
#include <instar/chain.hpp>

extern const instar::chain none;
constinit const instar::chain none = {nullptr, 0, {"none", 4}};
)");
}

BOOST_AUTO_TEST_CASE(a_new_database_is_made_by_statements_in_their_steps) {
  const statement whole{.sql = "SELECT 1", .role = statement_role::expect_no_rows, .found = "it is broken"};
  const statement same{
      .sql = "SELECT 2", .role = statement_role::expect_same, .found = "it is", .expected = {"as", "other"}};
  const std::vector<creation_step> steps = {
      {"", "create", {{"CREATE"}, whole}},
      {"", "rebuild", {{"SELECT sql", statement_role::remember}, same, {{}, statement_role::make_again}}},
      {"9c2b7d01aaaa", "run fill", {}, "fill"},
      {"3f9a1c0b72de", "insert", {{std::string("'\0'", 3)}}},
  };
  const auto source = write_chain({}, "made", {{"sqlite", steps}, {"postgresql", {{"", "nothing to say", {}}}}});
  BOOST_TEST(source == R"(// Written by instar from migrations.lock; do not edit.
#include <instar/chain.hpp>


namespace {

// SQL may be longer than the shortest text that a compiler has to take.
#pragma GCC diagnostic ignored "-Woverlength-strings"

constexpr instar::chain_creation creations[] = {
    {{"sqlite", 6}, {
      "0:6:create0:2:0:6:CREATE0:0:3:8:SELECT 112:it is broken0:"
      "0:7:rebuild0:3:1:10:SELECT sql0:0:4:8:SELECT 25:it is2:as2:0:0:0:"
      "12:9c2b7d01aaaa8:run fill4:fill0:"
      "12:3f9a1c0b72de6:insert0:1:0:3:'\000'0:0:", 193}, 4},
    {{"postgresql", 10}, {
      "0:14:nothing to say0:0:", 23}, 1},
};

}  // namespace

extern const instar::chain made;
constinit const instar::chain made = {nullptr, 0, {"made", 4}, creations, 2};
)");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
