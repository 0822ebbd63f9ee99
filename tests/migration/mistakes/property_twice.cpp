// this_property_is_said_twice_of_one_element
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = column("a", text).comment("x").comment("y");
#else
constexpr auto made = column("a", text).comment("x").on("postgresql", "comment", "y");
#endif
static_assert(sizeof(made) > 0);
}  // namespace
