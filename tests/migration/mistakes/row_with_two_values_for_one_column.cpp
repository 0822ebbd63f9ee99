// a_row_has_two_values_for_one_column
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = row("id", 1, "id", 2);
#else
constexpr auto made = row("id", 1, "label", 2);
#endif
static_assert(sizeof(made) > 0);
}  // namespace
