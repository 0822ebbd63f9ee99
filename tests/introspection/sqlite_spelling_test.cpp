// However a definition is spelt, SQLite's tables are read as what they are.

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <instar/introspection.hpp>
#include <instar/snapshot.hpp>

#include "runtime/scratch_database.hpp"

namespace instar::test {
namespace {

constexpr const char* quotes_and_comments = R"sql(
CREATE TABLE IF NOT EXISTS [all of it] ( -- the first, with a ")" in it
  id INTEGER PRIMARY KEY AUTOINCREMENT, /* of
  several lines, */ `code` TEXT NULL UNIQUE ON CONFLICT IGNORE,
  "up" INTEGER CONSTRAINT to_itself REFERENCES [all of it] (ID) MATCH SIMPLE ON DELETE SET NULL ON UPDATE NO ACTION
    NOT DEFERRABLE INITIALLY DEFERRED,
  other INTEGER REFERENCES "ALL OF IT" DEFERRABLE INITIALLY DEFERRED,
  mark BLOB DEFAULT x'0f',
  CHECK (length([code]) > 1 /* not empty */ OR "code" = 'it''s')
);
CREATE INDEX [by code] ON [all of it] (`CODE` COLLATE NOCASE DESC, (id + 1)) WHERE "code" IS NOT NULL;
)sql";

constexpr const char* as_read = R"(instar snapshot 1

table "all of it"
  column code text
  column id bigint not null identity [autoincrement]
  column mark bytes default `x'0f'`
  column other integer
  column up integer
  check "ck_all of it" `length({code}) > 1 /* not empty */ OR {code} = 'it''s'`
  foreign key "fk_all of it_other_ALL OF IT" (other) references "all of it" (id) [deferrable, initially_deferred]
  primary key "pk_all of it" (id)
  foreign key to_itself (up) references "all of it" (id) on delete set null
  unique "uq_all of it_code" (code) [on_conflict 'IGNORE']
  index "by code" (code [collation 'NOCASE', descending], `{id} + 1`) where `{code} IS NOT NULL`

end
)";

constexpr const char* unheld_ddl = R"(
CREATE VIRTUAL TABLE words USING fts5 (word);
CREATE TABLE "to.do" (id INTEGER);
CREATE TABLE tasks (id INTEGER PRIMARY KEY DESC, title TEXT);
CREATE VIEW titles (title) AS SELECT title FROM tasks;
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(sqlite_spelling)

BOOST_AUTO_TEST_CASE(quotes_comments_and_words_that_mean_nothing) {
  const sqlite_database database;
  database.run_script(quotes_and_comments);
  const auto found = introspect(*database.connect());
  BOOST_TEST(found.findings.empty());
  BOOST_TEST(write_snapshot(found.schema) == as_read);
}

BOOST_AUTO_TEST_CASE(what_a_schema_cannot_say_of_sqlite_is_told) {
  const sqlite_database database;
  database.run_script(unheld_ddl);
  const auto found = introspect(*database.connect());
  std::vector<std::string> told;
  for (const auto& one : found.findings) told.push_back(one.where + ": " + one.text);
  std::ranges::sort(told);
  const std::vector<std::string> expected = {
      "tasks.id: PRIMARY KEY DESC, which is not the rowid, is read as one that is",
      "titles: the view lists the names of its columns, which a schema does not",
      "to.do: a name with a dot is left out: a schema reads it as two", "words: a virtual table is left out"};
  BOOST_TEST(told == expected, boost::test_tools::per_element());
  BOOST_TEST(found.schema.tables.size() == 1u);
}

BOOST_AUTO_TEST_CASE(only_what_stands_on_what_is_left_out_goes_with_it) {
  const sqlite_database database;
  database.run_script(R"(
CREATE TABLE "a.x" (id INTEGER);
CREATE TABLE b (id INTEGER);
CREATE TABLE "c.x" (id INTEGER);
CREATE TRIGGER on_a AFTER INSERT ON "a.x" BEGIN SELECT 1; END;
CREATE TRIGGER on_b AFTER INSERT ON b BEGIN SELECT 1; END;
CREATE TRIGGER on_c AFTER INSERT ON "c.x" BEGIN SELECT 1; END;
)");
  const auto found = introspect(*database.connect());
  BOOST_REQUIRE(found.schema.objects.size() == 1u);
  BOOST_TEST(found.schema.objects.begin()->name == "on_b");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::test
