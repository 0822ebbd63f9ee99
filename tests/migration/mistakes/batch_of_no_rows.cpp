// a_batch_has_at_least_one_row
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto upgrade = steps(backfill("t", "id", "UPDATE t SET a = 1 WHERE {keys}").batch(0));
#else
constexpr auto upgrade = steps(backfill("t", "id", "UPDATE t SET a = 1 WHERE {keys}").batch(1));
#endif
static_assert(sizeof(upgrade) > 0);
}  // namespace
