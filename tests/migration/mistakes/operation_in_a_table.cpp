// instar: a table consists of column(...)
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto upgrade = steps(create_table("tasks", add_column("tasks", column("id", bigint))));
#else
constexpr auto upgrade = steps(create_table("tasks", column("id", bigint)));
#endif
static_assert(sizeof(upgrade) > 0);
}  // namespace
