// two_functions_run_under_one_name
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

void up(instar::transaction&) {}
void down(instar::transaction&) {}
constexpr instar::revision revision{.id = "00000000000a"};
constexpr auto upgrade = steps(run("move", &up));
#ifdef MISTAKE
constexpr auto downgrade = steps(run("move", &down));
#else
constexpr auto downgrade = steps(run("move_back", &down));
#endif
static_assert(instar::migration_of<revision, upgrade, downgrade>.function_count == 2);
}  // namespace
