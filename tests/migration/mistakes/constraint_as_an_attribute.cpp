// instar: a column is column(
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = composite("address", unique("uq", "a"));
#else
constexpr auto made = composite("address", column("a", text));
#endif
static_assert(sizeof(made) > 0);
}  // namespace
