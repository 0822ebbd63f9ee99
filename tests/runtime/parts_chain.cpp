#include "runtime/parts_chain.hpp"

#include <instar/migration.hpp>
#include <instar/transaction.hpp>

namespace {
using namespace instar::operations;

template <const auto& Upgrade, const auto& Downgrade>
struct second_of {
  static constexpr instar::revision revision{.id = "bbbb00000002", .parents = {"bbbb00000001"}, .message = "in parts"};
  static constexpr auto migration = instar::migration_of<revision, Upgrade, Downgrade>;
};

namespace notes {
constexpr instar::revision revision{.id = "bbbb00000001", .message = "notes"};
constexpr auto upgrade = steps(create_table("notes", column("id", bigint).not_null(), column("text", text).not_null(),
                                            primary_key("pk_notes", "id")));
constexpr auto downgrade = steps(drop_table("notes", column("id", bigint).not_null(), column("text", text).not_null(),
                                            primary_key("pk_notes", "id")));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace notes

/// Finds by itself what it has done already.
void leave_a_note(instar::connection& session) {
  for (int id : {1001, 1002}) {
    instar::transaction work(session, instar::transaction_kind::schema_change);
    if (work.execute("SELECT 1 FROM notes WHERE id = $1", id).rows.empty())
      work.execute("INSERT INTO notes VALUES ($1, $2, NULL)", id, work.argument("author").value_or("nobody"));
    work.commit();
  }
}

void sign_notes(instar::transaction& work) { work.execute("UPDATE notes SET slug = slug || '!' WHERE id > 1000"); }

namespace every_kind {
constexpr auto upgrade =
    steps(add_column("notes", column("slug", text)),
          bulk_insert("notes", row("id", 101, "text", "Hundred"), row("id", 102, "text", "And two", "slug", "none")),
          backfill("notes", "id", "UPDATE notes SET slug = coalesce(slug, '') || lower(text) WHERE {keys}").batch(2),
          execute(sqlite("CREATE INDEX ix_notes_slug ON notes (slug)"),
                  postgresql("CREATE INDEX CONCURRENTLY ix_notes_slug ON notes (slug)"))
              .outside_transaction()
              .cleared_by("DROP INDEX IF EXISTS ix_notes_slug"),
          run("leave_a_note", leave_a_note), execute("UPDATE notes SET slug = 'noted' WHERE id > 1000"),
          run("sign_notes", sign_notes).uses(table("notes", column("slug", text))),
          add_constraint("notes", check("ck_notes_slug", "{slug} <> ''")));
constexpr auto downgrade = steps(
    drop_constraint("notes", check("ck_notes_slug", "{slug} <> ''")),
    backfill("notes", "id", "UPDATE notes SET text = text || slug WHERE {keys}").batch(3),
    execute(sqlite("DROP INDEX IF EXISTS ix_notes_slug"), postgresql("DROP INDEX CONCURRENTLY IF EXISTS ix_notes_slug"))
        .outside_transaction()
        .repeatable(),
    drop_column("notes", column("slug", text)));
}  // namespace every_kind

namespace in_the_dark {
constexpr auto upgrade = steps(execute("DELETE FROM notes WHERE id = 1").outside_transaction());
constexpr auto downgrade = steps();
}  // namespace in_the_dark

namespace in_the_light {
constexpr auto upgrade = steps(execute("DELETE FROM notes WHERE id = 1")
                                   .outside_transaction()
                                   .done_when("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM notes WHERE id = 1)"));
}  // namespace in_the_light

namespace lending {
constexpr auto upgrade = steps(run("leave_a_note", leave_a_note));
}  // namespace lending

namespace that_fails {
constexpr auto upgrade =
    steps(add_column("notes", column("slug", text)),
          backfill("notes", "id", "UPDATE notes SET slug = text WHERE {keys}"), execute("UPDATE nowhere SET a = 1"));
constexpr auto downgrade = steps(drop_column("notes", column("slug", text)));
}  // namespace that_fails

namespace while_others_write {
constexpr auto upgrade = steps(create_index("notes", index("ux_notes_text", "text").unique()).concurrently(),
                               create_index("notes", index("ix_notes_lower", sql("lower({text})"))).concurrently(),
                               commit_here(), add_column("notes", column("slug", text)));
constexpr auto downgrade = steps(drop_column("notes", column("slug", text)), commit_here(),
                                 drop_index("notes", index("ix_notes_lower", sql("lower({text})"))).concurrently(),
                                 drop_index("notes", index("ux_notes_text", "text").unique()).concurrently());
}  // namespace while_others_write

/// An operation of our own: copies what is written into a table beside it.
constexpr auto keep_copies(std::string_view of, std::string_view in) {
  return steps(execute("CREATE TABLE \"{copy}\" (id bigint, text text)").called("make copies").with("copy", in),
               execute(sqlite("CREATE TRIGGER \"{table}_copies\" AFTER INSERT ON \"{table}\" BEGIN INSERT INTO "
                              "\"{copy}\" VALUES (new.id, new.text); END"),
                       postgresql("CREATE RULE \"{table}_copies\" AS ON INSERT TO \"{table}\" DO ALSO INSERT INTO "
                                  "\"{copy}\" VALUES (new.id, new.text)"))
                   .called("keep copies")
                   .with("table", of)
                   .with("copy", in),
               execute("INSERT INTO \"{copy}\" VALUES ({id}, '{copy}')").called("sign").with("copy", in).with("id", 0));
}

namespace of_ones_own {
constexpr auto upgrade = steps(keep_copies("notes", "it's \"all\""),
                               bulk_insert("notes", row("id", 1, "text", "one"), row("id", 2, "text", "two")));
constexpr auto downgrade = irreversible("this is only an example");
}  // namespace of_ones_own

template <const auto& Upgrade, const auto& Downgrade>
constexpr instar::chain_entry entries_of[] = {{&notes::migration, "digest-1"},
                                              {&second_of<Upgrade, Downgrade>::migration, "digest-2"}};
constexpr instar::chain_entry edited[] = {
    {&notes::migration, "digest-1"},
    {&second_of<every_kind::upgrade, every_kind::downgrade>::migration, "digest-2-edited"}};

}  // namespace

namespace instar::test {

const chain parts{entries_of<every_kind::upgrade, every_kind::downgrade>, 2, "parts"};
const chain edited_parts{edited, 2, "parts"};
const chain blind{entries_of<in_the_dark::upgrade, in_the_dark::downgrade>, 2, "parts"};
const chain seeing{entries_of<in_the_light::upgrade, in_the_dark::downgrade>, 2, "parts"};
const chain lending_parts{entries_of<lending::upgrade, in_the_dark::downgrade>, 2, "parts"};
const chain failing_parts{entries_of<that_fails::upgrade, that_fails::downgrade>, 2, "parts"};
const chain online{entries_of<while_others_write::upgrade, while_others_write::downgrade>, 2, "parts"};
const chain own_steps{entries_of<of_ones_own::upgrade, of_ones_own::downgrade>, 2, "parts"};

}  // namespace instar::test
