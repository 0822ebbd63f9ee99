#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

constexpr instar::revision revision{.id = "0000000000a1", .message = "say \"hello\"\nand \\ more \x01 \x7f"};

constexpr auto upgrade = steps(create_table("my table", column("select", text).default_value("it's `quoted`\n"),
                                            column("1st", text), column("größe", text), column("a\"b", sql_type("a`b")),
                                            check("c k", "{select} <> `x` AND '{{' <> ''")),
                               rename_column("my table", "select", "von"), execute("SELECT `a`\n  FROM \"b\" -- \\"));

constexpr auto downgrade = steps();
}  // namespace

extern const instar::migration instar_migration_0000000000a1;
const instar::migration instar_migration_0000000000a1 = instar::migration_of<revision, upgrade, downgrade>;
