// instar: a constraint is primary_key(...)
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto upgrade = steps(add_constraint("tasks", foreign_key("fk", "owner_id")));
#else
constexpr auto upgrade = steps(add_constraint("tasks", foreign_key("fk", "owner_id").references("people", "id")));
#endif
static_assert(sizeof(upgrade) > 0);
}  // namespace
