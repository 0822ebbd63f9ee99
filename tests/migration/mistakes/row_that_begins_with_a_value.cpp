// the_columns_of_a_row_are_names_between_quotes
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = row(1, "id");
#else
constexpr auto made = row("id", 1);
#endif
static_assert(sizeof(made) > 0);
}  // namespace
