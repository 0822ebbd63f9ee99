// only_a_step_of_your_own_can_be_needed_when_new
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto upgrade = steps(needed_when_new(drop_column("tasks", column("priority", integer))));
#else
constexpr auto upgrade = steps(needed_when_new(execute("ANALYZE")));
#endif
static_assert(sizeof(upgrade) > 0);
}  // namespace
