// this_element_has_no_property_of_this_name
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = check("ck", "{a} > 0").deferrable();
#else
constexpr auto made = unique("uq", "a").deferrable();
#endif
static_assert(sizeof(made) > 0);
}  // namespace
