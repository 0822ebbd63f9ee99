#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

void backfill_slugs(instar::transaction&) {}

constexpr instar::revision revision{
    .id = "0000000000e1",
    .parents = {"9c2b7d01aaaa", "0123456789ab"},
    .message = "every operation",
};

constexpr auto upgrade = steps(
    create_table("tags", column("id", bigint).not_null().identity(),
                 column("label", varchar(50)).not_null().default_value("none"), check("ck_x", "length({label}) > 0"),
                 foreign_key("fk_x", "task_id").references("tasks", "id").on_delete(cascade).on_update(restrict),
                 primary_key("pk_tags", "id"), unique("uq_tags_label", "label"),
                 index("ix_x", "label").unique().where("{label} <> ''")),
    drop_table("old", column("id", bigint)), rename_table("a", "b"),
    add_column("tasks", column("priority", integer).not_null().default_value(0)),
    drop_column("tasks", column("state", text)), rename_column("tasks", "state", "status"),
    alter_column("tasks", column("status", text), column("status", text).not_null().default_value("open")),
    add_constraint("tasks", foreign_key("fk_y", "a", "b").references("t", "c", "d").on_delete(set_null)),
    add_constraint("tasks", check("ck_tasks_title", "length({title}) > 0")),
    drop_constraint("tasks", unique("uq_x", "a", "b")), drop_constraint("tasks", primary_key("pk_tasks", "id")),
    rename_constraint("tasks", "uq_y", "uq_z"),
    create_index("tasks", index("ix_tasks_due", "due_at").where("{status} <> 'done'")),
    drop_index("tasks", index("ix_old", "a", "b")), rename_index("tasks", "ix_a", "ix_b"),
    execute("UPDATE tasks SET x = 1"), execute(sqlite("SELECT 1"), postgresql("SELECT 2")),
    execute(sqlite("SELECT 1"), "SELECT 3", postgresql("SELECT 2")), run("backfill_slugs", &backfill_slugs));

constexpr auto downgrade = steps(rename_table("b", "a"), run("backfill_slugs", &backfill_slugs));
}  // namespace

extern const instar::migration instar_migration_0000000000e1;
const instar::migration instar_migration_0000000000e1 = instar::migration_of<revision, upgrade, downgrade>;
