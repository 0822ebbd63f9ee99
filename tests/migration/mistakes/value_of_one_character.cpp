// instar: a value of one character is a string
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = column("a", text).default_value('x');
#else
constexpr auto made = column("a", text).default_value("x");
#endif
static_assert(sizeof(made) > 0);
}  // namespace
