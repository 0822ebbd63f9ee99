// instar: a column is column(
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = steps(add_column("states", row("id", 1)));
#else
constexpr auto made = steps(add_column("states", column("id", bigint)));
#endif
static_assert(sizeof(made) > 0);
}  // namespace
