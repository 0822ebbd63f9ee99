// instar: steps are operations such as
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto upgrade = steps(column("priority", integer));
#else
constexpr auto upgrade = steps(add_column("tasks", column("priority", integer)));
#endif
static_assert(sizeof(upgrade) > 0);
}  // namespace
