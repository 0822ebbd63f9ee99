// instar: a floating-point value has no exact text
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto rate = column("rate", numeric(4, 2)).default_value(0.1);
#else
constexpr auto rate = column("rate", numeric(4, 2)).default_value(number("0.10"));
#endif
static_assert(sizeof(rate) > 0);
}  // namespace
