#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <instar/dialect.hpp>
#include <instar/snapshot.hpp>

namespace instar::testing {
namespace {

/// `where: text`, a line for each objection of SQLite to a schema.
std::string objections_to(const std::vector<std::string_view>& frames) {
  std::string lines;
  for (const auto& one : sqlite_dialect().objections(read_declaration(frames, "test").schema))
    lines += one.where + ": " + one.text + "\n";
  return lines;
}

/// To a table with something of its own.
std::string objections_to_table(const std::string& head, const std::string& more) {
  const std::string frame = "table t" + head + "\n  column id bigint not null\n  primary key pk (id)\n" + more;
  return objections_to({frame});
}
std::string objections_to_column(const std::string& text) {
  return objections_to_table("", "  column c " + text + "\n");
}
std::string objections_to_element(const std::string& line) { return objections_to_table("", "  " + line + "\n"); }

std::string suggestions_for(const std::string& column) {
  const std::string frame = "table t\n  column c " + column + "\n";
  std::string lines;
  for (const auto& one : sqlite_dialect().objections(read_declaration({frame}, "test").schema))
    lines += one.suggestion + "\n";
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sqlite_objections)

BOOST_AUTO_TEST_CASE(what_sqlite_has_meets_no_objection) {
  const std::string mood = "enumeration mood ('happy')";
  const std::string table = R"(table t [comment 'all', strict, without_rowid]
  column id bigint not null [comment 'a number', on_conflict 'fail']
  column mood "mood" [sqlite.collation 'ICU']
  column title text [collation 'nocase']
  column doubled bigint [generated_virtual `{id} * 2`]
  column tripled bigint [generated_stored `{id} * 3`]
  column place inet [sqlite.type 'TEXT']
  primary key pk (id) [on_conflict 'REPLACE']
  foreign key fk (id) references t (id) [deferrable, initially_deferred]
  index ix (title [descending, nulls_last], id [nulls_first], `lower({title})` [collation 'BINARY'])
)";
  const std::string numbered = "table n\n  column id bigint not null [autoincrement]\n  primary key pk (id)\n";
  BOOST_TEST(objections_to({mood + "\n", table, numbered, "view v [definition 'SELECT 1', requires 't']\n",
                            "trigger r on t [definition 'AFTER INSERT ON t BEGIN SELECT 1; END']\n",
                            "custom c [create 'CREATE VIEW w AS SELECT 1', drop 'DROP VIEW w']\n"}) == "");
}

BOOST_AUTO_TEST_CASE(what_is_for_others_alone_meets_no_objection) {
  BOOST_TEST(objections_to_table(" [postgresql.unlogged]",
                                 "  column c inet [only 'postgresql']\n"
                                 "  exclude ex (id [operator '=']) [only 'postgresql']\n"
                                 "  index ix (id) [postgresql.method 'hash', postgresql.include `{id}`]\n") == "");
  BOOST_TEST(objections_to({"domain email [only 'postgresql', type 'text']\n",
                            "view v [only 'postgresql', definition 'SELECT 1']\n"}) == "");
}

BOOST_AUTO_TEST_CASE(types_that_sqlite_has_not) {
  BOOST_TEST(objections_to_column("inet") == "t.c: SQLite has no type inet\n");
  BOOST_TEST(objections_to_column("bit(3)") == "t.c: SQLite has no type bit(3)\n");
  BOOST_TEST(objections_to_column("integer[]") == "t.c: SQLite has no arrays such as one of integer\n");
  BOOST_TEST(objections_to_column("`citext`[]") == "t.c: SQLite has no arrays such as one of citext\n");
  BOOST_TEST(suggestions_for("inet") ==
             "say how SQLite is to hold it: sqlite.type 'TEXT', or another of its own types\n");
  BOOST_TEST(objections_to({"domain email [type 'text']\n", "table t\n  column c \"email\"\n"}) ==
             "t.c: SQLite has no types that a schema declares, but for enumerations\n"
             "domain email: SQLite has no domains\n");
  const std::string strict = "table t [strict]\n  column c `VARCHAR(3)`\n";
  BOOST_TEST(objections_to({strict}) == "t.c: a STRICT table has no type VARCHAR(3)\n");
}

BOOST_AUTO_TEST_CASE(properties_that_mean_nothing_to_sqlite) {
  BOOST_TEST(objections_to_table(" [unlogged]", "") == "t: SQLite has no unlogged tables (unlogged)\n");
  BOOST_TEST(objections_to_table(" [partition_by `RANGE ({id})`]", "") ==
             "t: SQLite has no partitioned tables (partition_by)\n");
  BOOST_TEST(objections_to_column("text [compression 'lz4']") ==
             "t.c: SQLite does not compress values (compression)\n");
  BOOST_TEST(objections_to_element("unique uq (id) [nulls_not_distinct]") ==
             "t.uq: SQLite takes each NULL in a key for another value (nulls_not_distinct)\n");
  BOOST_TEST(objections_to_element("unique uq (id) [deferrable]") ==
             "t.uq: SQLite checks keys at once, and only foreign keys can wait (deferrable)\n");
  BOOST_TEST(objections_to_element("foreign key fk (id) references t (id) [match_full, not_valid]") ==
             "t.fk: SQLite matches foreign keys by MATCH SIMPLE alone (match_full)\n"
             "t.fk: SQLite has no constraints that are NOT VALID (not_valid)\n");
  BOOST_TEST(objections_to_element("check ck `1` [no_inherit]") ==
             "t.ck: SQLite has no tables that inherit from others (no_inherit)\n");
  BOOST_TEST(objections_to_element("index ix (id) [include `{id}`, method 'hash']") ==
             "t.ix: SQLite has no included columns (include)\nt.ix: SQLite has one kind of index (method)\n");
  BOOST_TEST(objections_to_element("index ix (id [nulls_last])") ==
             "t.ix: SQLite has NULL first in ascending order and last in descending (nulls_last)\n");
  BOOST_TEST(objections_to_element("index ix (id [descending, nulls_first])") ==
             "t.ix: SQLite has NULL first in ascending order and last in descending (nulls_first)\n");
  BOOST_TEST(objections_to_element("index ix (id [operator_class 'x'])") ==
             "t.ix: SQLite has no operator classes (operator_class)\n");
  BOOST_TEST(objections_to_element("exclude ex (id [operator '='])") == "t.ex: SQLite has no exclusion constraints\n");
  BOOST_TEST(suggestions_for("text [storage 'PLAIN']") == "declare it for postgresql only: postgresql.storage\n");
}

BOOST_AUTO_TEST_CASE(every_property_means_something_or_is_objected_to_in_a_sentence_of_its_own) {
  const auto objections_to_property = [](element of, const std::string& text) -> std::string {
    switch (of) {
      case element::table: return objections_to_table(text, "");
      case element::column: return objections_to_column("bigint" + text);
      case element::unique: return objections_to_element("unique u (id)" + text);
      case element::foreign_key: return objections_to_element("foreign key f (id) references t (id)" + text);
      case element::check: return objections_to_element("check c `1`" + text);
      case element::index: return objections_to_element("index i (id)" + text);
      case element::index_key: return objections_to_element("index i (id" + text + ")");
      case element::view:
        return objections_to({"view v" + text.substr(0, text.size() - 1) + ", definition 'SELECT 1']\n"});
      default: return {};
    }
  };
  for (const auto& word : property_words)
    for (const auto of : {element::table, element::column, element::unique, element::foreign_key, element::check,
                          element::index, element::index_key, element::view}) {
      if (!word.of.contains(of) || word.name == "only" || word.name == "definition" || word.name == "requires" ||
          replaces_member(of, word.name))
        continue;
      const std::string value = word.value == term_kind::none     ? ""
                                : word.value == term_kind::number ? " 1"
                                : word.value == term_kind::text   ? " 't'"
                                                                  : " `1`";
      const std::string name(word.name);
      BOOST_TEST(objections_to_property(of, " [" + name + value + "]").find("SQLite has no " + name + " (") ==
                 std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(objects_that_sqlite_has_not) {
  BOOST_TEST(objections_to({"schema app\n"}) == "schema app: SQLite has no schemas\n");
  BOOST_TEST(objections_to({"sequence numbers\n"}) == "sequence numbers: SQLite has no sequences\n");
  BOOST_TEST(objections_to({"extension citext\n"}) ==
             "extension citext: SQLite has no extensions that a schema could ask for\n");
  BOOST_TEST(objections_to({"composite place\n  column x double\n"}) ==
             "composite place: SQLite has no composite types\n");
  BOOST_TEST(objections_to({"function f [definition 'x', returns 'void']\n"}) ==
             "function f: SQLite has no functions written in SQL\n");
  BOOST_TEST(objections_to({"procedure p [definition 'x']\n"}) == "procedure p: SQLite has no procedures\n");
  const std::string t = "table t\n  column id bigint\n";
  BOOST_TEST(objections_to({t, "partition p on t [bounds 'DEFAULT']\n"}) == "partition p: SQLite has no partitions\n");
  BOOST_TEST(objections_to({t, "policy own on t [using 'true']\n"}) == "policy own: SQLite has no policies\n");
  BOOST_TEST(objections_to({t, "grant reader on t [privileges 'SELECT']\n"}) == "grant reader: SQLite has no grants\n");
  BOOST_TEST(objections_to({"materialized view sums [definition 'SELECT 1']\n"}) ==
             "materialized view sums: SQLite has no materialized views\n");
  BOOST_TEST(objections_to({"view v [postgresql.definition 'SELECT 1']\n"}) == "view v: it has no SQL for SQLite\n");
  BOOST_TEST(objections_to({"view v [definition 'SELECT 1', parameters 'security_barrier']\n"}) ==
             "view v: SQLite has no storage parameters (parameters)\n");
}

BOOST_AUTO_TEST_CASE(names_with_a_schema_and_names_that_are_one_to_sqlite) {
  BOOST_TEST(objections_to({"table \"app.t\"\n  column c text\n"}) == "app.t: SQLite has no schemas such as app\n");
  BOOST_TEST(objections_to({"view \"app.v\" [definition 'SELECT 1']\n"}) ==
             "view app.v: SQLite has no schemas such as app\n");
  BOOST_TEST(
      objections_to({"table a\n  column c text\n", "view A [definition 'SELECT 1']\n"}) ==
      "view A: to SQLite the name A is also that of table a: it keeps tables, views and indexes together and sees "
      "no difference between a and A\n");
  BOOST_TEST(objections_to({"table a\n  column c text\n", "table b\n  column c text\n",
                            "trigger r on a [definition 'AFTER INSERT ON a BEGIN SELECT 1; END']\n",
                            "trigger R on b [definition 'AFTER INSERT ON b BEGIN SELECT 1; END']\n"})
                 .starts_with("trigger R: to SQLite the name R is also that of trigger r"));
  BOOST_TEST(objections_to({"view sqlite_v [definition 'SELECT 1']\n"}) ==
             "view sqlite_v: SQLite keeps names that start with sqlite_ for itself\n");
}

BOOST_AUTO_TEST_CASE(a_collation_for_every_database_is_one_that_sqlite_has) {
  BOOST_TEST(objections_to_column("text [collation 'C']") ==
             "t.c: SQLite has the collations BINARY, NOCASE and RTRIM, and none called C\n");
  BOOST_TEST(objections_to_column("text [collation 'C', sqlite.collation 'ICU']") == "");
  BOOST_TEST(objections_to_element("index ix (id [collation 'C'])") ==
             "t.ix: SQLite has the collations BINARY, NOCASE and RTRIM, and none called C\n");
  BOOST_TEST(objections_to_element("index ix (id [sqlite.collation 'ICU'])") == "");
}

BOOST_AUTO_TEST_CASE(tables_that_sqlite_cannot_make) {
  BOOST_TEST(objections_to({"table t [without_rowid]\n  column c text\n"}) ==
             "t: a table without rowids needs a primary key to find its rows by\n");
  BOOST_TEST(objections_to({"table t [without_rowid]\n  column c bigint not null identity\n  primary key pk (c)\n"}) ==
             "t.c: SQLite numbers no rows of a table without rowids\n");
  BOOST_TEST(objections_to({"table t\n  column c bigint [autoincrement]\n"}) ==
             "t.c: SQLite numbers rows only in a column that is the primary key by itself\n");
  BOOST_TEST(objections_to({"table t\n  column c bigint not null [generated_stored `1`]\n  primary key pk (c)\n"}) ==
             "t.c: SQLite has no generated columns in a primary key\n");
  BOOST_TEST(objections_to_element("unique uq (id) [on_conflict 'SKIP']") ==
             "t.uq: SQLite has no conflict action SKIP\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
