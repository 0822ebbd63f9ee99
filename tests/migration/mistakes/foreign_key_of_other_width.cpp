// instar: a foreign key references as many columns as it has
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto upgrade = steps(add_constraint("tasks", foreign_key("fk", "a", "b").references("people", "id")));
#else
constexpr auto upgrade = steps(add_constraint("tasks", foreign_key("fk", "a", "b").references("people", "a", "b")));
#endif
static_assert(sizeof(upgrade) > 0);
}  // namespace
