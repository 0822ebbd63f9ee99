#include "faults/books.hpp"

#include <cstdlib>

#include <instar/migration.hpp>
#include <instar/transaction.hpp>

#include "runtime/observed_connection.hpp"

namespace {
using namespace instar::operations;

constexpr auto id = column("id", bigint).not_null();
constexpr auto shelf = column("shelf", text);
constexpr auto slug = column("slug", text);
constexpr auto pages_above_zero = check("ck_books_pages", "{pages} > 0");
constexpr auto by_pages = index("ix_books_pages", "pages");

namespace first {
constexpr instar::revision revision{.id = "b00000000001", .message = "books"};
constexpr auto upgrade =
    steps(create_table("books", id, column("title", text).not_null(), column("pages", integer).not_null(),
                       primary_key("pk_books", "id")),
          create_table("chapters", id, column("book_id", bigint).not_null(), primary_key("pk_chapters", "id"),
                       foreign_key("fk_chapters_book", "book_id").references("books", "id").on_delete(cascade)),
          create_table("loans", id, column("book_id", bigint), primary_key("pk_loans", "id"),
                       foreign_key("fk_loans_book", "book_id").references("books", "id").on_delete(set_null)));
constexpr auto downgrade = irreversible("no test goes there");
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace first

void underline(instar::transaction& work) { work.execute("UPDATE books SET shelf = shelf || '_'"); }

namespace second {
constexpr instar::revision revision{.id = "b00000000002", .parents = {"b00000000001"}, .message = "shelves"};
constexpr auto upgrade = steps(add_column("books", shelf), execute("UPDATE books SET shelf = substr(title, 1, 1)"),
                               run("underline", underline).uses(table("books", shelf)),
                               add_constraint("books", pages_above_zero), create_index("books", by_pages));
constexpr auto downgrade =
    steps(drop_index("books", by_pages), drop_constraint("books", pages_above_zero), drop_column("books", shelf));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace second

/// Finds by itself what it has done already.
void lend(instar::connection& session) {
  for (const int loan : {1001, 1002}) {
    instar::transaction work(session, instar::transaction_kind::schema_change);
    if (work.execute("SELECT 1 FROM loans WHERE id = $1", loan).rows.empty())
      work.execute("INSERT INTO loans VALUES ($1, 1)", loan);
    work.commit();
  }
}

namespace third {
constexpr auto by_shelf = index("ix_books_shelf", "shelf", "id").unique();
constexpr instar::revision revision{.id = "b00000000003", .parents = {"b00000000002"}, .message = "slugs, in parts"};
constexpr auto upgrade =
    steps(add_column("books", slug), bulk_insert("books", row("id", 101, "title", "Hundred", "pages", 1)),
          backfill("books", "id", "UPDATE books SET slug = coalesce(slug, '') || lower(title) WHERE {keys}").batch(3),
          create_index("books", by_shelf).concurrently(),
          execute("INSERT INTO chapters VALUES (100, 1)")
              .outside_transaction()
              .done_when("SELECT 1 FROM chapters WHERE id = 100"),
          run("lend", lend), execute("UPDATE books SET pages = pages + 1"), commit_here(),
          execute("UPDATE books SET pages = pages * 2"), alter_column("books", slug, slug.not_null()));
constexpr auto downgrade =
    steps(alter_column("books", slug.not_null(), slug), execute("UPDATE books SET pages = pages / 2"), commit_here(),
          backfill("books", "id", "UPDATE books SET pages = pages + 1000 WHERE {keys}").batch(2),
          execute("UPDATE books SET pages = pages - 1001"),
          execute("DELETE FROM loans WHERE id > 1000").outside_transaction().repeatable(),
          execute("DELETE FROM chapters WHERE id = 100").outside_transaction().repeatable(),
          drop_index("books", by_shelf).concurrently(), execute("DELETE FROM books WHERE id = 101"),
          drop_column("books", slug));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace third

namespace fourth {
constexpr instar::revision revision{.id = "b00000000004", .parents = {"b00000000003"}, .message = "names and authors"};
constexpr auto upgrade =
    steps(rename_column("books", "title", "name"),
          alter_column("books", column("pages", integer).not_null(), column("pages", bigint).not_null()),
          create_table("authors", id, column("book_id", bigint).not_null(), primary_key("pk_authors", "id"),
                       foreign_key("fk_authors_book", "book_id").references("books", "id").on_delete(cascade)),
          execute("INSERT INTO authors SELECT id + 1, id FROM books"));
constexpr auto downgrade =
    steps(drop_table("authors", id, column("book_id", bigint).not_null(), primary_key("pk_authors", "id"),
                     foreign_key("fk_authors_book", "book_id").references("books", "id").on_delete(cascade)),
          alter_column("books", column("pages", bigint).not_null(), column("pages", integer).not_null()),
          rename_column("books", "name", "title"));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace fourth

namespace notes {
constexpr instar::revision revision{.id = "f00000000001", .message = "notes"};
constexpr auto upgrade =
    steps(create_table("notes", id, column("text", text).not_null(), slug, primary_key("pk_notes", "id")));
constexpr auto downgrade =
    steps(drop_table("notes", id, column("text", text).not_null(), slug, primary_key("pk_notes", "id")));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace notes

namespace filling {
constexpr instar::revision revision{.id = "f00000000002", .parents = {"f00000000001"}, .message = "slugs"};
constexpr auto upgrade = steps(backfill("notes", "id", "UPDATE notes SET slug = lower(text) WHERE {keys}").batch(100));
constexpr auto downgrade = steps();
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace filling

constexpr instar::chain_entry filled_entries[] = {{&notes::migration, "digest-1"}, {&filling::migration, "digest-2"}};
constexpr instar::chain_entry entries[] = {{&first::migration, "digest-1"},
                                           {&second::migration, "digest-2"},
                                           {&third::migration, "digest-3"},
                                           {&fourth::migration, "digest-4"}};
}  // namespace

namespace instar::test {
namespace {

constexpr std::string_view first_revision = "b00000000001";

/// Objects that no migration made, which stay whatever becomes of their table.
void add_foreign_objects(const sqlite_database& database) {
  database.run_script(
      "CREATE TRIGGER keep_pages AFTER UPDATE OF pages ON books WHEN new.pages < 0 BEGIN SELECT raise(ABORT, 'no'); "
      "END;"
      "CREATE INDEX by_length ON books (length(id), id DESC);"
      "CREATE VIEW chapters_and_loans AS SELECT c.id, l.id AS loan FROM chapters c JOIN loans l USING (book_id);");
}
void add_foreign_objects(const postgresql_database& database) {
  database.run_script(
      "CREATE INDEX by_length ON books ((id * 2));"
      "CREATE VIEW chapters_and_loans AS SELECT c.id, l.id AS loan FROM chapters c JOIN loans l USING (book_id)");
}

}  // namespace

const chain books{entries, 4, "books"};
const chain filled_notes{filled_entries, 2, "notes"};

template <class Database>
void start_books(const Database& database) {
  const auto session = database.connect();
  upgrade(*session, books, first_revision);
  change(*session,
         "INSERT INTO books VALUES (1, 'One', 10), (2, 'Two', 20), (3, 'Three', 30), (5, 'Five', 50), (8, 'Eight', 80),"
         " (13, 'Thirteen', 130), (21, 'Twenty-one', 210)");
  change(*session, "INSERT INTO chapters VALUES (1, 1), (2, 1), (3, 2), (4, 21)");
  change(*session, "INSERT INTO loans VALUES (1, 1), (2, 13), (3, NULL)");
  add_foreign_objects(database);
}

report go(connection& session, direction way, const migration_options& options) {
  if (way == direction::up) return upgrade(session, books, "heads", options);
  return downgrade(session, books, first_revision, options);
}

report go_observed(connection& session, direction way, observation at) {
  observed_connection observed(session, std::move(at));
  return go(observed, way);
}

template <class Database>
texts books_in(const Database& database) {
  texts all = database.schema();
  const auto session = database.connect();
  for (const char* sql :
       {"SELECT position, revision, digest, message, state, steps_done, step_state FROM"
        " instar_journal ORDER BY position",
        "SELECT * FROM books ORDER BY id", "SELECT * FROM chapters ORDER BY id", "SELECT * FROM loans ORDER BY id"})
    for (auto& row : rows_of(*session, sql)) all.push_back(std::move(row));
  const bool with_authors = current(*session, books) == texts{"b00000000004"};
  if (with_authors)
    for (auto& row : rows_of(*session, "SELECT * FROM authors ORDER BY id")) all.push_back(std::move(row));
  return all;
}

template <class Database>
undisturbed_runs run_undisturbed_on(const Database& database) {
  const auto session = database.connect();
  undisturbed_runs runs;
  const auto before = books_in(database);
  go_observed(*session, direction::up, [&](std::size_t number, std::string_view) { runs.sent_up = number + 1; });
  runs.up = books_in(database);
  go_observed(*session, direction::down, [&](std::size_t number, std::string_view) { runs.sent_down = number + 1; });
  runs.down = books_in(database);
  if (runs.down != before) throw std::logic_error("the way down does not restore what was before");
  return runs;
}

template <class Database>
undisturbed_runs run_undisturbed() {
  const Database database;
  start_books(database);
  return run_undisturbed_on(database);
}

int count_of(const char* variable, int usual) {
  const char* text = std::getenv(variable);
  return text == nullptr ? usual : std::atoi(text);
}

template void start_books(const sqlite_database&);
template void start_books(const postgresql_database&);
template texts books_in(const sqlite_database&);
template texts books_in(const postgresql_database&);
template undisturbed_runs run_undisturbed_on(const sqlite_database&);
template undisturbed_runs run_undisturbed_on(const postgresql_database&);
template undisturbed_runs run_undisturbed<sqlite_database>();
template undisturbed_runs run_undisturbed<postgresql_database>();

}  // namespace instar::test
