// instar: an index is index(
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto upgrade = steps(create_index("tasks", unique("uq", "a")));
#else
constexpr auto upgrade = steps(create_index("tasks", index("uq", "a").unique()));
#endif
static_assert(sizeof(upgrade) > 0);
}  // namespace
