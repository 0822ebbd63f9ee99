// an_argument_is_given_twice
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto upgrade = steps(execute("SELECT {a}").called("own").with("a", 1).with("a", 2));
#else
constexpr auto upgrade = steps(execute("SELECT {a}").called("own").with("a", 1).with("b", 2));
#endif
static_assert(sizeof(upgrade) > 0);
}  // namespace
