// instar: name at least one column
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto key = unique("uq");
#else
constexpr auto key = unique("uq", "a");
#endif
static_assert(sizeof(key) > 0);
}  // namespace
