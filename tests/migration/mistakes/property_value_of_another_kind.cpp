// this_property_takes_a_value_of_another_kind
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = column("a", text).on("postgresql", "default", "now()");
#else
constexpr auto made = column("a", text).on("postgresql", "default", sql("now()"));
#endif
static_assert(sizeof(made) > 0);
}  // namespace
