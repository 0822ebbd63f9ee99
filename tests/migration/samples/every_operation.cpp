#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

void backfill_slugs(instar::transaction&) {}
void tell_all(instar::connection&) {}

/// An operation of the user's own.
constexpr auto make_copies(std::string_view table) {
  return steps(
      execute("CREATE TABLE \"{of}_copies\" (a bigint)").called("make copies").with("rows", 3).with("of", table),
      execute("ANALYZE"));
}

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
    execute(sqlite("SELECT 1"), "SELECT 3", postgresql("SELECT 2")), run("backfill_slugs", &backfill_slugs),
    execute("VACUUM").outside_transaction().repeatable(),
    execute(postgresql("CREATE INDEX CONCURRENTLY ix ON t (a)"))
        .outside_transaction()
        .done_when("SELECT 1")
        .cleared_by("DROP INDEX ix"),
    make_copies("notes"), run("tell_all", tell_all),
    run("lower_labels", backfill_slugs).uses(table("tags", column("label", text).not_null(), column("id", bigint))),
    backfill("tasks", "id", "UPDATE tasks SET x = 1 WHERE {keys}"),
    backfill("tasks", "id", sqlite("UPDATE tasks SET x = 1 WHERE {keys}")).batch(50).pause(20),
    create_index("tasks", index("ix_a", "a")).concurrently(), commit_here(),
    drop_index("tasks", index("ix_a", "a")).concurrently(),
    bulk_insert("tags", row("id", 1, "label", "home"), row("label", "work")));

constexpr auto downgrade = steps(rename_table("b", "a"), run("backfill_slugs", &backfill_slugs));
}  // namespace

extern const instar::migration instar_migration_0000000000e1;
const instar::migration instar_migration_0000000000e1 = instar::migration_of<revision, upgrade, downgrade>;
