#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

void seed(instar::transaction&) {}

constexpr instar::revision revision{.id = "00000000abcd", .message = "what new databases need"};
constexpr auto upgrade_1 =
    steps(needed_when_new(execute("INSERT INTO roles VALUES (1)")), add_column("roles", column("note", text)),
          needless_when_new(execute(sqlite("ANALYZE"), postgresql("ANALYZE roles"))), execute("SELECT 1"));
constexpr auto upgrade_2 = steps(needed_when_new(run("seed", &seed)), execute("a"), execute("b"), execute("c"),
                                 execute("d"), needed_when_new(execute("e")));
constexpr auto upgrade = in_sequence<upgrade_1, upgrade_2>;
constexpr auto downgrade = irreversible("only a sample");
}  // namespace

extern const instar::migration instar_migration_00000000abcd;
const instar::migration instar_migration_00000000abcd = instar::migration_of<revision, upgrade, downgrade>;
