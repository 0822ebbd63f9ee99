// a_number_consists_of_digits
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto rate = number("ten");
#else
constexpr auto rate = number("10");
#endif
static_assert(sizeof(rate) > 0);
}  // namespace
