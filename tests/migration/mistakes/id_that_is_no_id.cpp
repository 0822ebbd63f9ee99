// instar: the id of a revision consists of letters, digits and _, and is not head, heads, base, current
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr instar::revision revision{.id = "add priority"};
#else
constexpr instar::revision revision{.id = "00000000000a"};
#endif
constexpr auto upgrade = steps();
constexpr auto downgrade = steps();
static_assert(instar::migration_of<revision, upgrade, downgrade>.function_count == 0);
}  // namespace
