// The tool on databases: `diff` between two of them, with files and with programs, and `import`.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <instar/comparison.hpp>
#include <instar/introspection.hpp>
#include <instar/snapshot.hpp>

#include "generator/difference.hpp"
#include "generator/files.hpp"
#include "generator/image.hpp"
#include "generator/import.hpp"
#include "generator/project.hpp"
#include "runtime/scratch_database.hpp"

namespace instar::generator {
namespace {

using instar::test::databases;
using instar::test::postgresql_database;
using instar::test::sqlite_database;
using instar::testing::scratch_directory;

constexpr const char* old_ddl = R"(
CREATE TABLE authors (id integer PRIMARY KEY, name varchar(40) NOT NULL);
CREATE TABLE books (id integer PRIMARY KEY, author_id integer REFERENCES authors (id), title text,
                    CONSTRAINT ck_books CHECK (title IN ('a', 'b')));
CREATE INDEX ix_books ON books (author_id);
INSERT INTO authors VALUES (1, 'Sappho');
INSERT INTO books VALUES (1, 1, 'a'))";

constexpr const char* new_ddl = R"(
CREATE TABLE authors (id integer PRIMARY KEY, name varchar(80) NOT NULL, born integer DEFAULT 0);
CREATE TABLE books (id integer PRIMARY KEY, author_id integer REFERENCES authors (id) ON DELETE CASCADE, title text,
                    CONSTRAINT ck_books CHECK (title IN ('a', 'b', 'c')));
CREATE UNIQUE INDEX ix_title ON books (title) WHERE author_id > 0;
CREATE VIEW titles AS SELECT title FROM books;
INSERT INTO authors (id, name) VALUES (1, 'Sappho');
INSERT INTO books VALUES (1, 1, 'a'))";

request comparing(const std::string& from, const std::string& to, bool sql = false) {
  request asked;
  asked.from = from;
  asked.to = to;
  asked.sql = sql;
  return asked;
}

request importing(const scratch_directory& folder, const std::string& url) {
  request asked;
  asked.command = "import";
  asked.from = url;
  asked.name = "app_migrations";
  asked.name_space = "app";
  asked.header = (folder.path / "schema.hpp").string();
  asked.directory = (folder.path / "migrations").string();
  asked.now = "20260101_0000";
  asked.revision_id = "0123456789ab";
  return asked;
}

/// The object file with the image of a schema that a header declares.
std::filesystem::path compiled_probe(const scratch_directory& folder, const std::string& header,
                                     const std::string& schema) {
  const auto file = folder.path / ("probe_" + schema + ".cpp");
  std::ofstream(file) << "#include \"" + header + "\"\n#include <instar/dsl.hpp>\n#include <instar/dsl/image.hpp>\n"
                      << "extern const void* const probe;\n"
                      << "const void* const probe = &instar::dsl::image<app::" + schema + ">::frames;\n";
  setenv("CPATH", INSTAR_TEST_DSL, 1);
  return instar::testing::compile(file);
}

/// The words of the line that begins so.
std::vector<std::string> words_behind(const std::string& text, const std::string& begin) {
  const auto start = text.find(begin) + begin.size();
  std::istringstream line(text.substr(start, text.find('\n', start) - start));
  return {std::istream_iterator<std::string>(line), {}};
}

/// What an import of a database says of it, compiled, in as many headers as it wrote.
model compiled_import(const scratch_directory& folder, const request& asked) {
  const auto told = import_database(asked);
  BOOST_TEST(told.exit_code == 0);
  const auto headers = words_behind(told.text, "  HEADER "), schemas = words_behind(told.text, "  SCHEMA ");
  BOOST_TEST_REQUIRE(headers.size() == schemas.size(), told.text);
  std::vector<object_file> parts;
  for (std::size_t i = 0; i != headers.size(); ++i) {
    const auto object = compiled_probe(folder, headers[i], schemas[i].substr(std::string("app::").size()));
    parts.push_back({read_file(object), object.string()});
  }
  return schema_in(parts).schema;
}

model compiled_import(const scratch_directory& folder, const std::string& url) {
  return compiled_import(folder, importing(folder, url));
}

std::string table_of(int columns) {
  std::string sql = "CREATE TABLE wide (c1 integer PRIMARY KEY";
  for (int i = 2; i <= columns; ++i)
    sql += ", c" + std::to_string(i) + (i % 2 == 0 ? " text" : " varchar(9) DEFAULT 'x'");
  return sql + ")";
}

/// The files with the DDL of sample databases, in the order of their names.
std::vector<std::filesystem::path> samples(const std::string& dialect) {
  const auto* const folder = std::getenv("INSTAR_SAMPLE_DATABASES");
  std::vector<std::filesystem::path> files;
  BOOST_TEST_REQUIRE(folder != nullptr);
  for (const auto& any : std::filesystem::directory_iterator(std::filesystem::path(folder) / dialect))
    if (any.path().extension() == ".sql") files.push_back(any.path());
  std::ranges::sort(files);
  return files;
}

boost::test_tools::assertion_result samples_are_given(boost::unit_test::test_unit_id) {
  const auto* const folder = std::getenv("INSTAR_SAMPLE_DATABASES");
  boost::test_tools::assertion_result given(folder != nullptr && *folder != '\0');
  given.message() << "INSTAR_SAMPLE_DATABASES is not set";
  return given;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(databases_of_the_tool)

BOOST_AUTO_TEST_CASE_TEMPLATE(the_difference_of_two_databases_makes_one_of_the_other, Database, databases) {
  const Database from, to;
  from.run_script(old_ddl);
  to.run_script(new_ddl);
  const auto told = tell_schema_difference(comparing(from.url(), to.url()));
  BOOST_TEST(told.exit_code == differs);
  BOOST_TEST(told.is_answer);
  BOOST_TEST(told.text.find("add column authors born integer default 0\n") != std::string::npos, told.text);
  const auto script = tell_schema_difference(comparing(from.url(), to.url(), true));
  BOOST_TEST(script.exit_code == differs);
  from.run_script(script.text);
  const auto again = tell_schema_difference(comparing(from.url(), to.url()));
  BOOST_TEST(again.exit_code == 0, script.text + again.text);
  BOOST_TEST(again.text == "");
  BOOST_TEST(instar::test::rows_of(*from.connect(), "SELECT id, name, born FROM authors").front() == "1,Sappho,0");
  BOOST_TEST(instar::test::rows_of(*from.connect(), "SELECT id, author_id, title FROM books").front() == "1,1,a");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_database_and_its_snapshot_do_not_differ, Database, databases) {
  const scratch_directory folder;
  const Database database;
  database.run_script(new_ddl);
  const auto file = (folder.path / "schema.snapshot").string();
  std::ofstream(file) << write_snapshot(introspect(*database.connect()).schema);
  for (const auto& asked : {comparing(database.url(), file), comparing(file, database.url()), comparing(file, file)}) {
    const auto told = tell_schema_difference(asked);
    BOOST_TEST(told.exit_code == 0, told.text);
    BOOST_TEST(told.text == "");
  }
  database.run_script("DROP VIEW titles");
  BOOST_TEST(tell_schema_difference(comparing(file, database.url())).text.starts_with("drop view titles"));
  BOOST_TEST(tell_schema_difference(comparing(database.url(), file)).text.starts_with("create view titles"));
}

BOOST_AUTO_TEST_CASE(an_import_compiles_and_is_what_the_database_holds) {
  const std::string names = R"(
CREATE TABLE "class" (id integer PRIMARY KEY, "class" text NOT NULL DEFAULT 'a "b" \ {}', "group by" numeric(10, 2)
                      DEFAULT 1.5, "1st" real, "std" varchar(9), "int" smallint,
                      CONSTRAINT "a check" CHECK ("group by" > 0 AND length("class") < 10 AND "std" <> '{}'));
CREATE TABLE "index" (id integer PRIMARY KEY, "index" text UNIQUE, "class_id" integer REFERENCES "class" (id));
CREATE TABLE linux (unix integer, "__x" integer, "a b" integer, "a-b" integer, PRIMARY KEY (unix, "a b"));
CREATE TABLE keyless (note text);
CREATE INDEX "by class" ON "class" (lower("class") DESC, "1st") WHERE "group by" > 1;
CREATE VIEW "namespace" AS SELECT "class" AS "x" FROM "class")";
  const sqlite_database in_sqlite;
  in_sqlite.run_script(names + R"(;
CREATE TABLE a (id integer PRIMARY KEY AUTOINCREMENT, b_id integer REFERENCES b (id), "at" TEXT DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE b (id integer PRIMARY KEY, a_id INT REFERENCES a ON DELETE SET NULL, "raw" BLOB, ok BOOLEAN DEFAULT 1);
CREATE TABLE strict_one (k TEXT PRIMARY KEY, n ANY) STRICT, WITHOUT ROWID;
CREATE TABLE what_somebody_called_by_a_name_longer_than_postgresql_would_ever_keep (
  id INT PRIMARY KEY, the_number_of_another_of_them INT UNIQUE REFERENCES what_somebody_called_by_a_name_longer_than_postgresql_would_ever_keep);
CREATE TRIGGER tr AFTER INSERT ON b BEGIN UPDATE b SET ok = 0 WHERE id = new.id; END)");
  const postgresql_database in_postgresql;
  in_postgresql.run_script(names + R"(;
CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b_id integer, "at" timestamptz DEFAULT now());
CREATE TABLE b (id serial PRIMARY KEY, a_id bigint REFERENCES a DEFERRABLE, big_id bigint, "raw" bytea, tags text[],
                total numeric GENERATED ALWAYS AS (id * 2) STORED, ok boolean NOT NULL DEFAULT true);
ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b_id) REFERENCES b (id) ON DELETE SET NULL;
CREATE TABLE wide (id bigint REFERENCES b (id), r int4range, EXCLUDE USING gist (r WITH &&));
CREATE INDEX wide_id_fkey ON wide (id);
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TYPE "odd one" AS ENUM ('not at all', 'quite');
CREATE TYPE place AS (street text, number integer);
CREATE DOMAIN mail AS varchar(90) CHECK (VALUE LIKE '%@%');
CREATE SCHEMA shop;
CREATE SEQUENCE shop.numbers START 5 INCREMENT 2;
CREATE TABLE shop.orders (id integer PRIMARY KEY DEFAULT nextval('shop.numbers'), "mood" mood DEFAULT 'sad',
                          "odd" "odd one", "at" place, "mail" mail) WITH (fillfactor = 70);
COMMENT ON COLUMN shop.orders.mood IS 'how it''s felt';
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE UPDATE ON shop.orders FOR EACH ROW EXECUTE FUNCTION touch();
CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM shop.orders;
CREATE TABLE parted (id integer, region text) PARTITION BY LIST (region);
CREATE TABLE parted_eu PARTITION OF parted FOR VALUES IN ('eu');
ALTER TABLE parted ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON parted FOR SELECT USING (region = 'eu');
GRANT SELECT (id), INSERT ON parted TO postgres)");
  for (const auto& url : {in_sqlite.url(), in_postgresql.url()}) {
    const scratch_directory folder;
    const auto declared = compiled_import(folder, url);
    const auto snapshot = (folder.path / "migrations/schema.snapshot").string();
    BOOST_TEST(compare(declared, read_snapshot(read_text(snapshot), snapshot)) == "");
    const auto told = tell_schema_difference(comparing(snapshot, url));
    BOOST_TEST(told.text == "");
    BOOST_TEST(told.notes == "");
  }
}

// PostgreSQL keeps the words in which it was asked for.
BOOST_AUTO_TEST_CASE(the_begin_of_a_transaction_is_the_same_however_it_is_called) {
  const postgresql_database one, other;
  one.run_script(R"(
CREATE TABLE t (id integer, at timestamptz DEFAULT CURRENT_TIMESTAMP, CONSTRAINT ck CHECK (at <= CURRENT_TIMESTAMP));
CREATE VIEW v AS SELECT id FROM t WHERE at < transaction_timestamp();)");
  other.run_script(R"(
CREATE TABLE t (id integer, at timestamptz DEFAULT now(), CONSTRAINT ck CHECK (at <= transaction_timestamp()));
CREATE VIEW v AS SELECT id FROM t WHERE at < now();)");
  const auto difference = [&] { return tell_schema_difference(comparing(one.url(), other.url())).text; };
  BOOST_TEST(difference() == "");
  BOOST_TEST(tell_schema_difference(comparing(other.url(), one.url())).text == "");
  for (const char* const change :
       {"ALTER TABLE t ALTER at SET DEFAULT clock_timestamp()",
        "ALTER TABLE t ALTER at SET DEFAULT current_timestamp(3)",
        "ALTER TABLE t DROP CONSTRAINT ck; ALTER TABLE t ADD CONSTRAINT ck CHECK (at <= statement_timestamp())",
        "CREATE OR REPLACE VIEW v AS SELECT id FROM t WHERE at < clock_timestamp()",
        "COMMENT ON TABLE t IS 'CURRENT_TIMESTAMP'"}) {
    const postgresql_database changed;
    changed.run_script(
        "CREATE TABLE t (id integer, at timestamptz DEFAULT now(), CONSTRAINT ck CHECK (at <= now()));"
        "CREATE VIEW v AS SELECT id FROM t WHERE at < now(); COMMENT ON TABLE t IS 'now()'");
    const postgresql_database before;
    before.run_script(
        "CREATE TABLE t (id integer, at timestamptz DEFAULT CURRENT_TIMESTAMP, CONSTRAINT ck CHECK (at <= now()));"
        "CREATE VIEW v AS SELECT id FROM t WHERE at < now(); COMMENT ON TABLE t IS 'now()'");
    BOOST_TEST(tell_schema_difference(comparing(before.url(), changed.url())).text == "");
    changed.run_script(change);
    BOOST_TEST(tell_schema_difference(comparing(before.url(), changed.url())).text != "", change);
    BOOST_TEST(tell_schema_difference(comparing(changed.url(), before.url())).text != "", change);
  }
}

// A table that inherits declares the columns of its parents, also where it has no other.
BOOST_AUTO_TEST_CASE(a_table_may_have_its_columns_from_another_alone) {
  const postgresql_database empty, full;
  full.run_script(R"(
CREATE TABLE a (id integer NOT NULL DEFAULT 7, x text, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE b (CONSTRAINT big CHECK (id > 5)) INHERITS (a);
CREATE INDEX ix_b ON b (x);)");
  BOOST_TEST(introspect(*full.connect()).findings.empty());
  const auto made = tell_schema_difference(comparing(empty.url(), full.url(), true));
  empty.run_script(made.text);
  BOOST_TEST(tell_schema_difference(comparing(empty.url(), full.url())).text == "", made.text);
  full.run_script("ALTER TABLE a ADD COLUMN y integer; ALTER TABLE a DROP COLUMN x; ALTER TABLE a RENAME id TO number");
  const auto changed = tell_schema_difference(comparing(empty.url(), full.url(), true));
  empty.run_script(changed.text);
  BOOST_TEST(tell_schema_difference(comparing(empty.url(), full.url())).text == "", changed.text);
  const scratch_directory folder;
  BOOST_TEST(compare(compiled_import(folder, full.url()), introspect(*full.connect()).schema) == "");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_wide_table_is_imported, Database, databases) {
  const Database database;
  database.run_script(table_of(200));
  const scratch_directory folder;
  BOOST_TEST(compare(compiled_import(folder, database.url()), introspect(*database.connect()).schema) == "");
}

BOOST_AUTO_TEST_CASE(a_table_that_is_too_wide_for_a_struct_is_refused) {
  const sqlite_database database;
  database.run_script(table_of(1601) + "; CREATE TABLE narrow (id integer PRIMARY KEY)");
  const scratch_directory folder;
  BOOST_CHECK_EXCEPTION(static_cast<void>(import_database(importing(folder, database.url()))), error,
                        [](const error& any) { return any.code() == error_code::unsupported; });
  auto asked = importing(folder, database.url());
  asked.ignored = {"wide"};
  BOOST_TEST(import_database(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_large_schema_is_imported_in_parts, Database, databases) {
  const Database database;
  std::string ddl;
  for (int i = 1; i <= 7; ++i)
    ddl += "CREATE TABLE t" + std::to_string(i) + " (id integer PRIMARY KEY, other integer" +
           (i > 1 ? " REFERENCES t" + std::to_string(i - 1) + " (id)" : "") + ");";
  // A ring, a name that a part would like to have, and what is on tables and on none.
  ddl +=
      "CREATE TABLE schema_1 (id integer PRIMARY KEY, next integer);"
      "CREATE TABLE ring (id integer PRIMARY KEY, next integer REFERENCES schema_1 (id));"
      "CREATE VIEW v AS SELECT id FROM t3;";
  if (Database::dialect == std::string("postgresql"))
    ddl +=
        "ALTER TABLE schema_1 ADD FOREIGN KEY (next) REFERENCES ring (id);"
        "CREATE TYPE mood AS ENUM ('sad', 'glad'); ALTER TABLE t6 ADD feels mood DEFAULT 'sad';"
        "CREATE SEQUENCE own OWNED BY t5.other; ALTER TABLE t2 ENABLE ROW LEVEL SECURITY;"
        "CREATE POLICY p ON t2 USING (id > 0);";
  database.run_script(ddl);
  const scratch_directory folder;
  auto asked = importing(folder, database.url());
  asked.tables_per_header = 2;
  BOOST_TEST(compare(introspect(*database.connect()).schema, compiled_import(folder, asked)) == "");
  BOOST_TEST(std::filesystem::exists(folder.path / "schema_5.hpp"));
  // A program includes them all by one name.
  static_cast<void>(compiled_probe(folder, "schema.hpp", "schema_2"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(object_files_are_compared_as_databases_are, Database, databases) {
  const Database database;
  database.run_script(new_ddl);
  const scratch_directory folder;
  auto asked = importing(folder, database.url());
  BOOST_TEST_REQUIRE(import_database(asked).exit_code == 0);
  const auto schema = compiled_probe(folder, "schema.hpp", "schema").string();
  const auto migration =
      instar::testing::compile(folder.path / "migrations/20260101_0000_0123456789ab_as_it_was_found.cpp").string();
  for (const auto& [from, to] : {std::pair(schema, migration), std::pair(migration, schema),
                                 std::pair(schema, database.url()), std::pair(database.url(), migration)}) {
    const auto same = tell_schema_difference(comparing(from, to));
    BOOST_TEST(same.exit_code == 0, from + " and " + to + ": " + same.text);
    BOOST_TEST(same.text == "");
  }
  database.run_script("ALTER TABLE books ADD COLUMN pages integer");
  for (const auto& file : {schema, migration}) {
    const auto more = tell_schema_difference(comparing(file, database.url()));
    BOOST_TEST(more.exit_code == differs);
    BOOST_TEST(more.text == "add column books pages integer\n");
    const auto script = tell_schema_difference(comparing(database.url(), file, true));
    BOOST_TEST(script.text.find("DROP COLUMN") != std::string::npos, script.text);
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_overwritten_by_an_import) {
  const scratch_directory folder;
  const sqlite_database database;
  database.run_script(new_ddl);
  BOOST_TEST(import_database(importing(folder, database.url())).exit_code == 0);
  const auto count = folder.entries();
  request asked;
  asked.now = "20261121_1200";
  asked.from = database.url();
  asked.header = (folder.path / "schema.hpp").string();
  asked.directory = (folder.path / "migrations").string();
  BOOST_CHECK_THROW(static_cast<void>(import_database(asked)), error);
  BOOST_TEST(folder.entries() == count);
}

BOOST_AUTO_TEST_SUITE_END()

// The databases of others are not in this repository: CONTRIBUTING.md says where they are to be had.
BOOST_AUTO_TEST_SUITE(sample_databases, *boost::unit_test::precondition(samples_are_given))

BOOST_AUTO_TEST_CASE_TEMPLATE(each_is_imported_and_made_anew, Database, databases) {
  for (const auto& file : samples(Database::dialect)) {
    BOOST_TEST_CONTEXT(file.string()) {
      const Database sample, made;
      sample.run_script(read_file(file));
      const scratch_directory folder;
      const auto declared = compiled_import(folder, sample.url());
      const auto snapshot = (folder.path / "migrations/schema.snapshot").string();
      BOOST_TEST(compare(declared, read_snapshot(read_text(snapshot), snapshot)) == "");
      const auto told = tell_schema_difference(comparing(snapshot, sample.url()));
      BOOST_TEST(told.text == "");
      const auto unheld = introspect(*sample.connect()).findings;
      for (const auto& any : unheld)
        BOOST_TEST(told.notes.find(any.where + ": " + any.text) != std::string::npos, told.notes);
      if (!unheld.empty()) {
        BOOST_TEST_MESSAGE(file.string() + " holds what a schema cannot say, and is not made anew:\n" + told.notes);
        continue;
      }
      // A database of SQLite is there once something was made in it.
      made.run_script("CREATE TABLE first (id integer); DROP TABLE first");
      made.run_script(tell_schema_difference(comparing(made.url(), sample.url(), true)).text);
      BOOST_TEST(tell_schema_difference(comparing(made.url(), sample.url())).text == "");
      BOOST_TEST(tell_schema_difference(comparing(made.url(), snapshot)).text == "");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::generator
