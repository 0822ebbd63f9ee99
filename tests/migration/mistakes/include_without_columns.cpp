// instar: name at least one column
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = index("ix", "a").include();
#else
constexpr auto made = index("ix", "a").include("b");
#endif
static_assert(sizeof(made) > 0);
}  // namespace
