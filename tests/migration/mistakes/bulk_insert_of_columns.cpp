// instar: a row is row(
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto upgrade = steps(bulk_insert("t", column("a", text)));
#else
constexpr auto upgrade = steps(bulk_insert("t", row("a", "b")));
#endif
static_assert(sizeof(upgrade) > 0);
}  // namespace
