// A migration that runs C++, and so knows what a transaction is.
#include <instar/migration.hpp>
#include <instar/transaction.hpp>

namespace {
using namespace instar::operations;

void raise_priorities(instar::transaction& work) { work.execute("UPDATE tasks SET priority = $1", 1); }

constexpr instar::revision revision{.id = "3f9a1c0b72de", .message = "raise priorities"};
constexpr auto upgrade = steps(run("raise_priorities", &raise_priorities));
constexpr auto downgrade = steps();
}  // namespace

extern const instar::migration instar_migration_3f9a1c0b72de;
const instar::migration instar_migration_3f9a1c0b72de = instar::migration_of<revision, upgrade, downgrade>;
