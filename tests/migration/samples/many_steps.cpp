#include <instar/migration.hpp>

// So many steps that their text takes several constant expressions.

#define TEN_STEPS(n)                                                                               \
  rename_table("a" #n "0", "b"), rename_table("a" #n "1", "b"), rename_table("a" #n "2", "b"),     \
      rename_table("a" #n "3", "b"), rename_table("a" #n "4", "b"), rename_table("a" #n "5", "b"), \
      rename_table("a" #n "6", "b"), rename_table("a" #n "7", "b"), rename_table("a" #n "8", "b"), \
      rename_table("a" #n "9", "b")
#define HUNDRED_STEPS(n)                                                                                \
  TEN_STEPS(n##0), TEN_STEPS(n##1), TEN_STEPS(n##2), TEN_STEPS(n##3), TEN_STEPS(n##4), TEN_STEPS(n##5), \
      TEN_STEPS(n##6), TEN_STEPS(n##7), TEN_STEPS(n##8), TEN_STEPS(n##9)

namespace {
using namespace instar::operations;

constexpr instar::revision revision{.id = "0000000000b1", .message = "many steps"};
constexpr auto upgrade =
    steps(HUNDRED_STEPS(1), HUNDRED_STEPS(2), HUNDRED_STEPS(3), HUNDRED_STEPS(4), HUNDRED_STEPS(5), HUNDRED_STEPS(6));
constexpr auto downgrade = steps(HUNDRED_STEPS(7), HUNDRED_STEPS(8), HUNDRED_STEPS(9));
}  // namespace

extern const instar::migration instar_migration_0000000000b1;
const instar::migration instar_migration_0000000000b1 = instar::migration_of<revision, upgrade, downgrade>;
