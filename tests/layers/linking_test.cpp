#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <string>

namespace {

/// What a program or library defines, as the linker sees it.
std::string symbols_of(const std::string& file) {
  FILE* names = popen(("'" INSTAR_NM "' -C --defined-only '" + file + "'").c_str(), "r");
  BOOST_TEST_REQUIRE(names != nullptr);
  std::string all;
  char part[4096];
  while (const auto size = std::fread(part, 1, sizeof part, names)) all.append(part, size);
  BOOST_TEST_REQUIRE(pclose(names) == 0, file);
  return all;
}

BOOST_AUTO_TEST_CASE(a_program_that_only_upgrades_carries_nothing_else) {
  const auto library = symbols_of(INSTAR_RUNTIME), program = symbols_of(INSTAR_UPGRADING_PROGRAM);
  const auto is_in = [](const std::string& symbols, const char* name) { return symbols.find(name) != symbols.npos; };
  BOOST_TEST(is_in(program, "instar::upgrade("));
  for (const char* other :
       {"instar::downgrade(", "instar::stamp(", "instar::stamp_from_alembic(", "instar::plan(", "instar::standing_of(",
        "instar::compare_live(", "instar::newer_migrations::", "instar::sql[abi:cxx11](",
        "instar::idempotent_sql[abi:cxx11](", "instar::migrate_command(", "CLI::"}) {
    BOOST_TEST(is_in(library, other), other);
    BOOST_TEST(!is_in(program, other), other);
  }
}

}  // namespace
