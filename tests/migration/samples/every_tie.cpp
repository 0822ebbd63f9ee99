#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

constexpr instar::revision revision{
    .id = "merge_payments",
    .parents = {"9c2b7d01aaaa", "0123456789ab"},
    .depends_on = {"3f9a1c0b72de", "reports"},
    .branch_labels = {"payments", "money"},
    .replaces = "1111aaaa0001 2222bbbb0002",
    .older_programs = instar::to_older_programs::harmless,
    .message = "every tie",
};
constexpr auto upgrade = steps();
constexpr auto downgrade = steps();
}  // namespace

extern const instar::migration instar_migration_merge_payments;
const instar::migration instar_migration_merge_payments = instar::migration_of<revision, upgrade, downgrade>;
