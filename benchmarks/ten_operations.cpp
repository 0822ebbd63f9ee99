// A migration of ten operations, one of each common kind.
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

constexpr instar::revision revision{
    .id = "3f9a1c0b72de",
    .parents = {"9c2b7d01aaaa"},
    .message = "tags and priorities",
};

constexpr auto upgrade = steps(
    create_table("tags", column("id", bigint).not_null().identity(),
                 column("label", varchar(50)).not_null().default_value("none"), column("task_id", bigint),
                 primary_key("pk_tags", "id"), unique("uq_tags_label", "label"),
                 foreign_key("fk_tags_task_id_tasks", "task_id").references("tasks", "id").on_delete(cascade),
                 check("ck_tags_label", "length({label}) > 0"),
                 index("ix_tags_task_id", "task_id").where("{task_id} IS NOT NULL")),
    rename_table("groups", "categories"), add_column("tasks", column("priority", integer).not_null().default_value(0)),
    rename_column("tasks", "state", "status"),
    alter_column("tasks", column("status", text), column("status", text).not_null().default_value("open")),
    add_constraint("tasks", check("ck_tasks_title", "length({title}) > 0")),
    create_index("tasks", index("ix_tasks_due_at", "due_at", "status")), drop_column("tasks", column("notes", text)),
    rename_index("tasks", "ix_state", "ix_status"), execute("UPDATE tasks SET priority = 1 WHERE due_at IS NOT NULL"));

constexpr auto downgrade = irreversible("the notes are gone");
}  // namespace

extern const instar::migration instar_migration_3f9a1c0b72de;
const instar::migration instar_migration_3f9a1c0b72de = instar::migration_of<revision, upgrade, downgrade>;
