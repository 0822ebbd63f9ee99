// instar: a row is row(
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = steps(insert_row("states", column("id", bigint)));
#else
constexpr auto made = steps(insert_row("states", row("id", 1)));
#endif
static_assert(sizeof(made) > 0);
}  // namespace
