// instar: an object is view(...)
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = steps(create_object(column("id", bigint)));
#else
constexpr auto made = steps(create_object(sequence("ids")));
#endif
static_assert(sizeof(made) > 0);
}  // namespace
