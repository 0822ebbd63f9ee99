// a_step_down_says_what_a_new_database_needs
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

constexpr instar::revision revision{.id = "00000000000a"};
constexpr auto upgrade = steps(needed_when_new(execute("a")));
#ifdef MISTAKE
constexpr auto downgrade = steps(needed_when_new(execute("b")));
#else
constexpr auto downgrade = steps(execute("b"));
#endif
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace
