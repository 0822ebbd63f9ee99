// only_a_foreign_key_has_on_delete_and_on_update
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto made = unique("uq", "a").on_delete(cascade);
#else
constexpr auto made = foreign_key("fk", "a").references("t", "a").on_delete(cascade);
#endif
static_assert(sizeof(made) > 0);
}  // namespace
