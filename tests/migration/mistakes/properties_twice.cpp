// instar: what is said about a table stands in one properties()
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = steps(create_table("t", properties().strict(), properties().comment("x")));
#else
constexpr auto made = steps(create_table("t", properties().strict().comment("x")));
#endif
static_assert(sizeof(made) > 0);
}  // namespace
