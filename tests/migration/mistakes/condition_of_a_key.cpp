// of_all_constraints_only_exclude_has_a_condition
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = unique("uq", "a").where("{a} > 0");
#else
constexpr auto made = index("uq", "a").unique().where("{a} > 0");
#endif
static_assert(sizeof(made) > 0);
}  // namespace
