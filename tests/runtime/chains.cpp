#include "runtime/chains.hpp"

#include <stdexcept>

#include <instar/migration.hpp>
#include <instar/transaction.hpp>

namespace {
using namespace instar::operations;

constexpr auto categories_id = column("id", bigint).not_null().identity();

namespace first {
constexpr instar::revision revision{.id = "1111aaaa0001", .message = "tasks and categories"};
constexpr auto upgrade = steps(
    create_table("categories", categories_id, column("name", varchar(50)).not_null(),
                 primary_key("pk_categories", "id"), unique("uq_categories_name", "name")),
    create_table("tasks", column("id", bigint).not_null().identity(), column("title", text).not_null(),
                 column("state", text).not_null().default_value("open"), column("category_id", bigint),
                 primary_key("pk_tasks", "id"),
                 foreign_key("fk_tasks_category", "category_id").references("categories", "id").on_delete(cascade),
                 index("ix_tasks_state", "state").where("{state} <> 'done'")));
constexpr auto downgrade =
    steps(drop_table("tasks", column("id", bigint).not_null().identity(), column("title", text).not_null(),
                     column("state", text).not_null().default_value("open"), column("category_id", bigint),
                     primary_key("pk_tasks", "id"),
                     foreign_key("fk_tasks_category", "category_id").references("categories", "id").on_delete(cascade),
                     index("ix_tasks_state", "state").where("{state} <> 'done'")),
          drop_table("categories", categories_id, column("name", varchar(50)).not_null(),
                     primary_key("pk_categories", "id"), unique("uq_categories_name", "name")));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace first

namespace second {
constexpr instar::revision revision{.id = "2222bbbb0002", .parents = {"1111aaaa0001"}, .message = "add priority"};
constexpr auto upgrade = steps(add_column("tasks", column("priority", integer).not_null().default_value(0)),
                               create_index("tasks", index("ix_tasks_priority", "priority")));
constexpr auto downgrade = steps(drop_index("tasks", index("ix_tasks_priority", "priority")),
                                 drop_column("tasks", column("priority", integer).not_null().default_value(0)));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace second

namespace third {
constexpr instar::revision revision{
    .id = "3333cccc0003", .parents = {"2222bbbb0002"}, .message = "urgent tasks come first, it's said"};
constexpr auto upgrade =
    steps(execute("UPDATE tasks SET priority = 9 WHERE title = 'urgent'"),
          execute(sqlite("UPDATE tasks SET title = title || ' (sqlite)' WHERE priority = 9"),
                  postgresql("UPDATE tasks SET title = title || ' (postgresql)' WHERE priority = 9")));
constexpr auto downgrade = steps(execute("UPDATE tasks SET title = 'urgent', priority = 0 WHERE priority = 9"));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace third

namespace fourth {
constexpr instar::revision revision{
    .id = "4444dddd0004", .parents = {"3333cccc0003"}, .message = "status, and titles that say something"};
constexpr auto upgrade = steps(rename_column("tasks", "state", "status"),
                               add_constraint("tasks", check("ck_tasks_title", "length({title}) > 0")),
                               alter_column("tasks", column("category_id", bigint), column("category_id", integer)));
constexpr auto downgrade = steps(alter_column("tasks", column("category_id", integer), column("category_id", bigint)),
                                 drop_constraint("tasks", check("ck_tasks_title", "length({title}) > 0")),
                                 rename_column("tasks", "status", "state"));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace fourth

namespace fifth {
constexpr instar::revision revision{.id = "4444ffff0005", .parents = {"4444dddd0004"}, .message = "tags"};
constexpr auto upgrade =
    steps(create_table("task_tags", column("task_id", bigint).not_null(), column("tag", varchar(20)).not_null(),
                       primary_key("pk_task_tags", "task_id", "tag"),
                       foreign_key("fk_task_tags_task", "task_id").references("tasks", "id").on_delete(cascade)));
constexpr auto downgrade =
    steps(drop_table("task_tags", column("task_id", bigint).not_null(), column("tag", varchar(20)).not_null(),
                     primary_key("pk_task_tags", "task_id", "tag"),
                     foreign_key("fk_task_tags_task", "task_id").references("tasks", "id").on_delete(cascade)));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace fifth

namespace notes_first {
constexpr instar::revision revision{.id = "aaaa00000001", .message = "notes"};
constexpr auto upgrade = steps(create_table("notes", column("id", bigint).not_null(), column("text", text).not_null(),
                                            primary_key("pk_notes", "id")));
constexpr auto downgrade = steps(drop_table("notes", column("id", bigint).not_null(), column("text", text).not_null(),
                                            primary_key("pk_notes", "id")));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace notes_first

void double_texts(instar::transaction& work) {
  for (const auto& row : work.execute("SELECT id, text FROM notes").rows) {
    const auto& text = std::get<std::string>(row[1]);
    work.execute("UPDATE notes SET text = $2 WHERE id = $1", row[0], text + text);
  }
}

void halve_texts(instar::transaction& work) {
  work.execute("UPDATE notes SET text = substr(text, 1, length(text) / 2)");
}

void commit_early(instar::transaction& work) {
  work.execute("DELETE FROM notes");
  work.commit();
}

void give_up(instar::transaction& work) {
  work.execute("DELETE FROM notes");
  throw std::runtime_error("no more notes");
}

void write_down_arguments(instar::transaction& work) {
  int id = 0;
  for (const char* name : {"author", "mood", "weather"})
    work.execute("INSERT INTO notes VALUES ($1, $2)", ++id, work.argument(name).value_or("nothing"));
}

template <instar::migration_body Up>
struct notes_second {
  static constexpr instar::revision revision{
      .id = "aaaa00000002", .parents = {"aaaa00000001"}, .message = "change notes"};
  static constexpr auto upgrade = steps(run("up", Up));
  static constexpr auto downgrade = steps(run("down", halve_texts));
  static constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
};

namespace failing_second {
constexpr instar::revision revision{.id = "ffff00000002", .parents = {"aaaa00000001"}, .message = "fails"};
constexpr auto upgrade = steps(add_column("notes", column("author", text)), execute("UPDATE notes SET text = 'lost'"),
                               execute("UPDATE nowhere SET text = ''"));
constexpr auto downgrade = steps(drop_column("notes", column("author", text)));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace failing_second

namespace one_way_second {
constexpr instar::revision revision{.id = "0000e0000002", .parents = {"aaaa00000001"}, .message = "short notes"};
constexpr auto upgrade = steps(add_constraint("notes", check("ck_notes_text", "length({text}) < 4")));
constexpr auto downgrade = irreversible("the long notes are gone");
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace one_way_second

/// A migration that makes one table, for graphs.
template <const instar::revision& Revision, const char* Table>
struct table_making {
  static constexpr auto upgrade = steps(create_table(Table, column("id", bigint).not_null()));
  static constexpr auto downgrade = steps(drop_table(Table, column("id", bigint).not_null()));
  static constexpr auto migration = instar::migration_of<Revision, upgrade, downgrade>;
};
constexpr char trunk_name[] = "trunk", left_name[] = "left_leaves", right_name[] = "right_leaves",
               more_name[] = "right_twigs";
constexpr instar::revision trunk{.id = "0a0000000000", .message = "trunk"};
constexpr instar::revision left{
    .id = "1e0000000000", .parents = {"0a0000000000"}, .branch_labels = {"left"}, .message = "left leaves"};
constexpr instar::revision right{
    .id = "2e0000000000", .parents = {"0a0000000000"}, .branch_labels = {"right"}, .message = "right leaves"};
constexpr instar::revision more{
    .id = "2f0000000000", .parents = {"2e0000000000"}, .depends_on = {"left"}, .message = "right twigs"};
namespace meeting {
constexpr instar::revision revision{
    .id = "3a0000000000", .parents = {"1e0000000000", "2f0000000000"}, .message = "merge left and right"};
constexpr auto upgrade = steps();
constexpr auto downgrade = steps();
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace meeting
// Not in the order in which they can be applied.
constexpr instar::chain_entry branch_entries[] = {{&table_making<trunk, trunk_name>::migration, "digest-t"},
                                                  {&table_making<more, more_name>::migration, "digest-m"},
                                                  {&table_making<right, right_name>::migration, "digest-r"},
                                                  {&table_making<left, left_name>::migration, "digest-l"},
                                                  {&meeting::migration, "digest-0"}};

constexpr instar::chain_entry forked_entries[] = {{&table_making<trunk, trunk_name>::migration, "digest-t"},
                                                  {&table_making<right, right_name>::migration, "digest-r"},
                                                  {&table_making<left, left_name>::migration, "digest-l"}};

constexpr instar::chain_entry edited_entries[] = {
    {&first::migration, "digest-1"}, {&second::migration, "digest-2-edited"}, {&third::migration, "digest-3"}};
constexpr instar::chain_entry notes_entries[] = {{&notes_first::migration, "digest-a"},
                                                 {&notes_second<double_texts>::migration, "digest-b"}};
constexpr instar::chain_entry committing_entries[] = {{&notes_first::migration, "digest-a"},
                                                      {&notes_second<commit_early>::migration, "digest-c"}};
constexpr instar::chain_entry throwing_entries[] = {{&notes_first::migration, "digest-a"},
                                                    {&notes_second<give_up>::migration, "digest-t"}};
constexpr instar::chain_entry told_entries[] = {{&notes_first::migration, "digest-a"},
                                                {&notes_second<write_down_arguments>::migration, "digest-w"}};
constexpr instar::chain_entry failing_entries[] = {{&notes_first::migration, "digest-a"},
                                                   {&failing_second::migration, "digest-f"}};
constexpr instar::chain_entry one_way_entries[] = {{&notes_first::migration, "digest-a"},
                                                   {&one_way_second::migration, "digest-o"}};

}  // namespace

namespace instar::test {

constexpr std::array<chain_entry, 5> task_entries = {{{&first::migration, "digest-1"},
                                                      {&second::migration, "digest-2"},
                                                      {&third::migration, "digest-3"},
                                                      {&fourth::migration, "digest-4"},
                                                      {&fifth::migration, "digest-5"}}};
const chain tasks{task_entries.data(), 5, "tasks"};
const chain older_tasks{task_entries.data(), 3, "tasks"};
const chain edited_tasks{edited_entries, 3, "tasks"};
const chain notes{notes_entries, 2, "notes"};
const chain branches{branch_entries, 5, "branches"};
const chain apart{branch_entries, 4, "branches"};
const chain forked{forked_entries, 3, "branches"};
const chain told_notes{told_entries, 2, "notes"};
const chain failing{failing_entries, 2, "notes"};
const chain one_way{one_way_entries, 2, "notes"};
const chain committing{committing_entries, 2, "notes"};
const chain throwing{throwing_entries, 2, "notes"};

}  // namespace instar::test
