// instar: backfill(...) needs SQL
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto upgrade = steps(backfill("t", "id"));
#else
constexpr auto upgrade = steps(backfill("t", "id", "UPDATE t SET a = 1 WHERE {keys}"));
#endif
static_assert(sizeof(upgrade) > 0);
}  // namespace
