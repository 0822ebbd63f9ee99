// instar: in_sequence joins constants made by steps(...)
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

constexpr auto first = steps(rename_table("a", "b"));
constexpr auto second = rename_table("b", "c");
constexpr auto steps_of_second = steps(second);
static_assert(sizeof(first) > 0 && sizeof(steps_of_second) > 0);
#ifdef MISTAKE
constexpr auto made = in_sequence<first, second>;
#else
constexpr auto made = in_sequence<first, steps_of_second>;
#endif
static_assert(sizeof(made) > 0);
}  // namespace
