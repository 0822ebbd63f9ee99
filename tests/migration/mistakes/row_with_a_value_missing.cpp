// instar: a row consists of columns and their values by turns
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = row("id", 1, "label");
#else
constexpr auto made = row("id", 1, "label", "open");
#endif
static_assert(sizeof(made) > 0);
}  // namespace
