#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

constexpr instar::revision revision{.id = "00000000000f", .parents = {"0000000000e1"}};
constexpr auto upgrade = steps();
constexpr auto downgrade = steps();
}  // namespace

extern const instar::migration instar_migration_00000000000f;
const instar::migration instar_migration_00000000000f = instar::migration_of<revision, upgrade, downgrade>;
