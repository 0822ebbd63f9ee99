// this_element_has_no_property_of_this_name
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = index("ix", "a").with("fillfactor", 70);
#else
constexpr auto made = index("ix", "a").with("parameters", "fillfactor=70");
#endif
static_assert(sizeof(made) > 0);
}  // namespace
