// instar: what is said about a table itself is properties()
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = steps(alter_table("t", properties(), column("id", bigint)));
#else
constexpr auto made = steps(alter_table("t", properties(), properties().unlogged()));
#endif
static_assert(sizeof(made) > 0);
}  // namespace
