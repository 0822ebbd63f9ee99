#include <algorithm>

#include <boost/test/unit_test.hpp>

#include <instar/migration_text.hpp>
#include <instar/snapshot.hpp>

#include "dialects/scratch_database.hpp"

namespace instar::testing {
namespace {

const std::string notes = R"(table notes
  column id bigint not null identity
  column title text not null
  column size integer
  primary key pk_notes (id)
  index ix_size (size)
)";
const std::string links = R"(table links
  column note bigint
  column other text
  foreign key fk_note (note) references notes (id)
)";
const std::string view = "view titles [definition 'SELECT title FROM notes']\n";

std::vector<operation> operations(const std::string& lines) {
  return read_migration(
             "instar migration 1\nrevision 000000000000\nmessage \"\"\nupgrade\n" + lines + "irreversible \"a test\"\n",
             "test")
      .upgrade;
}

struct notes_and_links {
  model schema = read_declaration({notes, links, view}, "test").schema;

  std::vector<statements> rendered(const std::string& lines) {
    return sqlite_dialect().render(operations(lines), schema);
  }

  /// What happens at each operation, a letter for each statement of interest: the table that is Rebuilt, one that is
  /// altered, an index that is made or goes, a check of foreign Keys, a View that is tried.
  std::string outline(const std::string& lines) {
    std::string text;
    for (const auto& of_one : rendered(lines)) {
      for (const auto& one : of_one) text += letter(one.sql);
      text += '|';
    }
    return text;
  }

 private:
  static std::string letter(const std::string& sql) {
    constexpr std::pair<std::string_view, std::string_view> letters[] = {
        {"CREATE TABLE \"instar_new_", "R"},
        {"ALTER TABLE \"notes\" ADD", "a"},
        {"ALTER TABLE \"links\" ADD", "a"},
        {"ALTER TABLE \"notes\" DROP", "d"},
        {"ALTER TABLE \"links\" DROP", "d"},
        {"ALTER TABLE \"notes\" RENAME COLUMN", "r"},
        {"CREATE INDEX", "i"},
        {"DROP INDEX", "x"},
        {"SELECT * FROM pragma_foreign_key_check(", "K"},
        {"SELECT name FROM pragma_table_info", "V"},
        {"DROP VIEW", "v"},
        {"UPDATE", "u"},
        {"INSERT INTO \"notes\"", "u"},
        {"DELETE FROM \"notes\"", "u"}};
    for (const auto& [beginning, letter] : letters)
      if (sql.starts_with(beginning)) return std::string(letter);
    return {};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sqlite_rendering, notes_and_links)

BOOST_AUTO_TEST_CASE(changes_of_a_table_that_follow_one_another_are_one_rebuild_at_the_last_that_needs_it) {
  BOOST_TEST(outline("  add constraint notes check ck_a `1`\n"
                     "  add column notes more text\n"
                     "  add constraint notes check ck_b `1`\n"
                     "  create index notes ix_title (title)\n") == "||RK|i|");
  BOOST_TEST(outline("  add column notes more text\n") == "a|");
}

BOOST_AUTO_TEST_CASE(every_table_has_one_rebuild_and_keys_are_checked_behind_the_last) {
  BOOST_TEST(outline("  add constraint notes check ck_a `1`\n"
                     "  add constraint links check ck_a `1`\n"
                     "  add constraint notes check ck_b `1`\n"
                     "  add constraint links check ck_b `1`\n") == "||R|RK|");
}

BOOST_AUTO_TEST_CASE(an_index_goes_in_its_place_and_comes_with_the_rebuild) {
  BOOST_TEST(outline("  drop index notes ix_size (size)\n"
                     "  add constraint notes check ck_a `1`\n"
                     "  create index notes ix_size (size [descending])\n"
                     "  add constraint notes check ck_b `1`\n") == "x|||RiK|");
  // One that was made is not there yet to be dropped, so what was taken together ends before.
  BOOST_TEST(outline("  create index notes ix_title (title)\n"
                     "  add constraint notes check ck_a `1`\n"
                     "  drop index notes ix_title (title)\n") == "|RiK|x|");
}

BOOST_AUTO_TEST_CASE(a_dropped_column_goes_at_the_end_of_the_rebuild) {
  BOOST_TEST(outline("  drop index notes ix_size (size)\n"
                     "  drop column notes size integer\n"
                     "  add constraint notes check ck_a `1`\n") == "x||RdK|");
  BOOST_TEST(outline("  add constraint notes check ck_a `1`\n"
                     "  drop index notes ix_size (size)\n"
                     "  drop column notes size integer\n") == "RK|x|d|");
}

BOOST_AUTO_TEST_CASE(values_are_converted_once_in_one_rebuild) {
  BOOST_TEST(outline("  alter column notes\n    column size integer\n    column size bigint not null\n"
                     "  alter column notes\n    column size bigint not null\n    column size text not null\n") ==
             "|RK|");
  BOOST_TEST(outline("  alter column notes\n    column size integer\n    column size text\n"
                     "  alter column notes\n    column size text\n    column size bytes\n") == "RK|RK|");
  BOOST_TEST(outline("  alter column notes using `{size} + 1`\n    column size integer\n    column size text\n"
                     "  alter column notes using `{size} || '!'`\n    column title text not null\n"
                     "    column title text\n") == "RK|RK|");
}

BOOST_AUTO_TEST_CASE(an_enumeration_rebuilds_its_tables_with_their_other_changes) {
  schema = read_declaration({notes, links, view, "enumeration mood ('a', 'b')\n",
                             "table people\n  column mood \"mood\"\n  column other \"mood\"\n",
                             "table pets\n  column mood \"mood\"\n"},
                            "test")
               .schema;
  BOOST_TEST(outline("  alter object\n    enumeration mood ('a', 'b')\n    enumeration mood ('a', 'b', 'c')\n") ==
             "RR|");
  BOOST_TEST(outline("  alter object\n    enumeration mood ('a', 'b')\n    enumeration mood ('b', 'a')\n") == "|");
  BOOST_TEST(outline("  rename label mood 'a' to 'c'\n") == "RR|");
  BOOST_TEST(outline("  rename label mood 'a' to 'c'\n  rename label mood 'c' to 'd'\n") == "RR|RR|");
  BOOST_TEST(outline("  rename enumeration mood to temper\n"
                     "  create enumeration other ('x')\n"
                     "  add constraint people check ck `1`\n"
                     "  execute postgresql `SELECT 1`\n"
                     "  alter object\n    enumeration temper ('a', 'b')\n    enumeration temper ('b')\n"
                     "  alter column people\n    column other \"temper\"\n    column other \"other\"\n") == "||||R|R|");
}

BOOST_AUTO_TEST_CASE(what_is_not_an_alteration_stands_between_two_rebuilds) {
  for (const char* between :
       {"  execute `UPDATE notes SET size = 1`\n", "  run fill\n", "  insert row notes (id 1, title 'a')\n",
        "  rename column links other to another\n", "  create view v [definition 'SELECT 1']\n"}) {
    const auto text = outline(std::string("  add constraint notes check ck_a `1`\n") + between +
                              "  add constraint notes check ck_b `1`\n");
    BOOST_TEST(std::ranges::count(text, 'R') == 2, between);
  }
}

BOOST_AUTO_TEST_CASE(keys_are_checked_behind_the_last_change_of_rows) {
  BOOST_TEST(outline("  insert row notes (id 1, title 'a')\n"
                     "  insert row notes (id 2, title 'b')\n"
                     "  delete row notes (id 1, title 'a')\n"
                     "  add column notes more text\n") == "u|u|uK|a|");
}

BOOST_AUTO_TEST_CASE(a_view_that_sqlite_wrote_over_is_made_again_and_tried) {
  BOOST_TEST(outline("  rename column notes title to name\n"
                     "  add column notes title text\n") == "r|avV|");
  BOOST_TEST(outline("  rename column notes title to name\n"
                     "  alter object\n    view titles [definition 'SELECT title FROM notes']\n"
                     "    view titles [definition 'SELECT name FROM notes']\n"
                     "  run fill\n") == "r|v|V|");
  BOOST_TEST(outline("  rename column notes size to length\n") == "r|");
}

BOOST_AUTO_TEST_CASE(what_sqlite_holds_alike_is_no_change) {
  BOOST_TEST(outline("  alter column notes\n    column title text not null\n"
                     "    column title timestamptz not null [comment 'when']\n"
                     "  alter table notes\n    properties\n    properties [comment 'all']\n"
                     "  alter table notes\n    properties [comment 'all']\n    properties [postgresql.unlogged]\n") ==
             "|||");
}

BOOST_AUTO_TEST_CASE(elements_of_others_are_neither_made_nor_changed) {
  const auto all = rendered(
      "  add column notes only_there text [only 'postgresql']\n"
      "  alter column notes\n    column only_there text [only 'postgresql']\n"
      "    column only_there text\n"
      "  drop column notes only_there text\n");
  BOOST_TEST(all[0].empty());
  BOOST_TEST(all[1].front().sql == "ALTER TABLE \"notes\" ADD COLUMN \"only_there\" TEXT");
  BOOST_TEST(all[2].front().sql == "ALTER TABLE \"notes\" DROP COLUMN \"only_there\"");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
