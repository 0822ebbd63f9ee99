// 6c1d8e4f2a90: create tasks
#include <instar/migration.hpp>

namespace {

using namespace instar::operations;

constexpr instar::revision revision{
    .id = "6c1d8e4f2a90",
    .message = "create tasks",
};

// clang-format off
constexpr auto upgrade = steps(
    create_table("categories",
        column("id", bigint).not_null().identity(),
        column("name", varchar(100)).not_null(),
        primary_key("pk_categories", "id"),
        unique("uq_categories_name", "name")),
    create_table("tags",
        column("id", bigint).not_null().identity(),
        column("label", varchar(50)).not_null(),
        primary_key("pk_tags", "id"),
        unique("uq_tags_label", "label")),
    create_table("tasks",
        column("id", bigint).not_null().identity(),
        column("title", varchar(200)).not_null(),
        column("status", varchar(20)).not_null().default_value("open"),
        column("category_id", bigint),
        column("due_at", timestamptz),
        column("created_at", timestamptz).not_null().default_value(sql("current_timestamp")),
        primary_key("pk_tasks", "id"),
        check("ck_tasks_status", "{status} IN ('open', 'in_progress', 'done')"),
        check("ck_tasks_title", "length({title}) > 0"),
        foreign_key("fk_tasks_category_id_categories", "category_id").references("categories", "id").on_delete(set_null),
        index("ix_tasks_open_due_at", "due_at").where("{status} <> 'done'")),
    create_table("task_tags",
        column("task_id", bigint).not_null(),
        column("tag_id", bigint).not_null(),
        primary_key("pk_task_tags", "task_id", "tag_id"),
        foreign_key("fk_task_tags_tag_id_tags", "tag_id").references("tags", "id").on_delete(cascade),
        foreign_key("fk_task_tags_task_id_tasks", "task_id").references("tasks", "id").on_delete(cascade)));

constexpr auto downgrade = steps(
    drop_table("task_tags",
        column("task_id", bigint).not_null(),
        column("tag_id", bigint).not_null(),
        primary_key("pk_task_tags", "task_id", "tag_id"),
        foreign_key("fk_task_tags_tag_id_tags", "tag_id").references("tags", "id").on_delete(cascade),
        foreign_key("fk_task_tags_task_id_tasks", "task_id").references("tasks", "id").on_delete(cascade)),
    drop_table("tasks",
        column("id", bigint).not_null().identity(),
        column("title", varchar(200)).not_null(),
        column("status", varchar(20)).not_null().default_value("open"),
        column("category_id", bigint),
        column("due_at", timestamptz),
        column("created_at", timestamptz).not_null().default_value(sql("current_timestamp")),
        primary_key("pk_tasks", "id"),
        check("ck_tasks_status", "{status} IN ('open', 'in_progress', 'done')"),
        check("ck_tasks_title", "length({title}) > 0"),
        foreign_key("fk_tasks_category_id_categories", "category_id").references("categories", "id").on_delete(set_null),
        index("ix_tasks_open_due_at", "due_at").where("{status} <> 'done'")),
    drop_table("tags",
        column("id", bigint).not_null().identity(),
        column("label", varchar(50)).not_null(),
        primary_key("pk_tags", "id"),
        unique("uq_tags_label", "label")),
    drop_table("categories",
        column("id", bigint).not_null().identity(),
        column("name", varchar(100)).not_null(),
        primary_key("pk_categories", "id"),
        unique("uq_categories_name", "name")));
// clang-format on

}  // namespace

extern const instar::migration instar_migration_6c1d8e4f2a90;
const instar::migration instar_migration_6c1d8e4f2a90 = instar::migration_of<revision, upgrade, downgrade>;
