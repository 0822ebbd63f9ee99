// this_element_has_no_property_of_this_name
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = view("v").bounds("DEFAULT");
#else
constexpr auto made = partition("p", "t").bounds("DEFAULT");
#endif
static_assert(sizeof(made) > 0);
}  // namespace
