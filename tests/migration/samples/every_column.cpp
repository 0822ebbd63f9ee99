#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

constexpr instar::revision revision{.id = "0000000000c1", .message = "every type and default"};

constexpr auto upgrade = steps(create_table(
    "samples", column("a", boolean).default_value(true), column("b", smallint).default_value(false),
    column("c", integer).default_value(-9223372036854775807 - 1), column("d", bigint).default_value(18u),
    column("e", real).default_value(number("-0.50")), column("f", double_precision).default_value(number("1e10")),
    column("g", text).default_value(""), column("h", bytes).default_value(sql("x'00'")), column("i", date),
    column("j", instar::types::time), column("k", timestamp), column("l", timestamptz).default_value(sql("now()")),
    column("m", uuid), column("n", json), column("o", varchar(200)), column("p", numeric(10, 2)),
    column("q", sql_type("int4range"))));

constexpr auto downgrade = irreversible("the samples are \"gone\"");
}  // namespace

extern const instar::migration instar_migration_0000000000c1;
const instar::migration instar_migration_0000000000c1 = instar::migration_of<revision, upgrade, downgrade>;
