#include "runtime/hostile_chain.hpp"

#include <instar/migration.hpp>

namespace {
using namespace instar::operations;
using instar::test::hostile_column;
using instar::test::hostile_table;
using instar::test::hostile_value;
using instar::test::longest_name;

constexpr auto id = column("id", bigint).not_null();
constexpr auto value = column(hostile_column, text).default_value(hostile_value);
constexpr auto number = column(longest_name, integer);

namespace first {
constexpr instar::revision revision{.id = "h00000000001", .message = "it's \"hostile\"; -- \\ \n\xF0\x9F\x98\x80 $1"};
constexpr auto upgrade = steps(create_table(hostile_table, id, value, primary_key("pk '\"", "id")));
constexpr auto downgrade = steps(drop_table(hostile_table, id, value, primary_key("pk '\"", "id")));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace first

namespace second {
constexpr instar::revision revision{.id = "h00000000002", .parents = {"h00000000001"}, .message = "longest"};
constexpr auto upgrade = steps(
    add_column(hostile_table, number), bulk_insert(hostile_table, row("id", 1, hostile_column, hostile_value)),
    create_index(hostile_table, index("ix 'it\"s\\", longest_name)),
    backfill(hostile_table, "id", "UPDATE \"it's a \"\"table\"\"; DROP TABLE x; -- \\\" SET id = id WHERE {keys}"),
    add_constraint(hostile_table, unique("uq\n", hostile_column)), rename_table(hostile_table, longest_name),
    rename_column(longest_name, hostile_column, "'"));
constexpr auto downgrade =
    steps(rename_column(longest_name, "'", hostile_column), rename_table(longest_name, hostile_table),
          drop_constraint(hostile_table, unique("uq\n", hostile_column)),
          drop_index(hostile_table, index("ix 'it\"s\\", longest_name)), drop_column(hostile_table, number));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace second

constexpr instar::chain_entry entries[] = {{&first::migration, "digest-'1"}, {&second::migration, "digest-\"2"}};
}  // namespace

namespace instar::test {

const chain hostile{entries, 2, "it's a \"chain\"; -- \\"};

}  // namespace instar::test
