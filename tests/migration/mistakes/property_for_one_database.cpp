// this_property_is_for_one_database_so_say_it_with_on
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = column("a", text).with("type", "citext");
#else
constexpr auto made = column("a", text).on("postgresql", "type", "citext");
#endif
static_assert(sizeof(made) > 0);
}  // namespace
