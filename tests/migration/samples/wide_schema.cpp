#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

constexpr instar::revision revision{.id = "0000000000d1", .message = "beyond tables, columns and keys"};

constexpr auto first = steps(
    create_object(schema("audit").comment("who did what")),
    create_object(enumeration("mood", "sad", "it's fine").requiring("audit")),
    create_object(composite("address", column("street", text), column("town", varchar(50)).collation("C"))),
    create_object(view("open_tasks").definition("SELECT 1").on("sqlite", "definition", "SELECT 2").only("sqlite")),
    create_table(
        "tasks", column("id", bigint).not_null().identity().start(100).always(),
        properties().unlogged().partition_by("RANGE ({id})").comment("what to do"),
        column("moods", array_of(declared_type("mood"), 2)).on("sqlite", "type", "TEXT"),
        column("at", with_precision(timestamptz, 3)).generated_stored("{a} + 1"),
        primary_key("pk", "id").include("at", "a}b").deferrable(),
        foreign_key("fk", "a", "b").references("t", "c", "d").on_delete(set_null).set_columns("a").not_valid(),
        exclude("ex", key("room").with_operator("="), key(sql("during({x})")).with_operator("&&").only("sqlite"))
            .where("{room} > 0")
            .method("gist"),
        index("ix", "a", key("b").nulls_last().descending().collation("C"), sql("lower({c})"), key("d"))
            .unique()
            .where("{a} > 0")
            .include("e")
            .parameters("fillfactor=70"),
        row("label", "open", "id", 1, "done", false, "weight", number("0.50"), "note", null)));

constexpr auto second = steps(
    alter_table("tasks", properties().unlogged(), properties()),
    alter_column("tasks", column("a", text), column("a", integer)).using_expression("{a}::integer"),
    alter_constraint("tasks", check("ck", "{a} > 0").not_valid(), check("ck", "{a} > 0")),
    alter_index("tasks", index("ix", "a"), index("ix", "a").on("postgresql", "method", "hash")),
    insert_row("states", row("id", 1)), delete_row("states", row("id", -2)),
    update_row("states", row("id", 1, "a", "x"), row("id", 1, "a", sql("now()"))),
    alter_object(composite("address", column("street", text)),
                 composite("address", column("street", text)).comment("x")),
    drop_object(trigger("touch", "audit.tasks").definition("BEFORE UPDATE")), rename_object(sequence("ids"), "numbers"),
    rename_object(policy("own", "tasks"), "mine"), rename_label("mood", "sad", "blue"));

constexpr auto upgrade = in_sequence<first, second>;
constexpr auto downgrade = steps(drop_table("tasks", properties().with("comment", "what to do"), column("id", bigint)));
}  // namespace

extern const instar::migration instar_migration_0000000000d1;
const instar::migration instar_migration_0000000000d1 = instar::migration_of<revision, upgrade, downgrade>;
