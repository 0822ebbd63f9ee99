// execute_has_two_texts_for_one_database
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto upgrade = steps(execute(sqlite("SELECT 1"), sqlite("SELECT 2")));
#else
constexpr auto upgrade = steps(execute(sqlite("SELECT 1"), postgresql("SELECT 2")));
#endif
static_assert(sizeof(upgrade) > 0);
}  // namespace
