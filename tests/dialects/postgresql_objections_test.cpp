#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <instar/dialect.hpp>
#include <instar/snapshot.hpp>

namespace instar::testing {
namespace {

/// `where: text`, a line for each objection of PostgreSQL to a schema.
std::string objections_to(const std::vector<std::string_view>& frames) {
  std::string lines;
  for (const auto& one : postgresql_dialect().objections(read_declaration(frames, "test").schema))
    lines += one.where + ": " + one.text + "\n";
  return lines;
}

/// To a table with something of its own.
std::string objections_to_table(const std::string& properties, const std::string& more) {
  const std::string frame = "table t" + properties + "\n  column id bigint not null\n" + more;
  return objections_to({frame});
}
std::string objections_to_column(const std::string& text) {
  return objections_to_table("", "  column c " + text + "\n");
}

std::string suggestion_for_column(const std::string& text) {
  const std::string frame = "table t\n  column c " + text + "\n";
  const auto found = postgresql_dialect().objections(read_declaration({frame}, "test").schema);
  BOOST_REQUIRE(found.size() == 1);
  return found.front().suggestion;
}

const std::string longest(63, 'x'), too_long(64, 'y');
const std::string cut = "the name has 64 bytes, and PostgreSQL cuts names off after 63\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(postgresql_objections)

BOOST_AUTO_TEST_CASE(what_only_other_databases_have_is_said_in_a_sentence) {
  BOOST_TEST(objections_to_table(" [strict, without_rowid]", "") ==
             "t: PostgreSQL has no STRICT tables: it holds every column to its type\n"
             "t: PostgreSQL has no tables WITHOUT ROWID: its tables have no rowids\n");
  BOOST_TEST(objections_to_column("bigint not null [autoincrement]") ==
             "t.c: PostgreSQL has no AUTOINCREMENT: an identity never uses a number twice\n");
  BOOST_TEST(objections_to_column("bigint not null [on_conflict 'fail']") ==
             "t.c: PostgreSQL has no ON CONFLICT in a definition: it is said in each INSERT\n");
  BOOST_TEST(objections_to_table("", "  primary key pk (id) [on_conflict 'replace']\n") ==
             "t.pk: PostgreSQL has no ON CONFLICT in a definition: it is said in each INSERT\n");
  BOOST_TEST(objections_to_column("bigint [generated_virtual `{id} * 2`]") ==
             "t.c: PostgreSQL 15 has no virtual generated columns\n");
}

BOOST_AUTO_TEST_CASE(what_is_for_sqlite_alone_meets_no_objection) {
  BOOST_TEST(objections_to_table(" [sqlite.strict]", "") == "");
  BOOST_TEST(objections_to_column("bigint [only 'sqlite', generated_virtual `{id} * 2`]") == "");
  BOOST_TEST(objections_to_column("bigint [generated_virtual `{id} * 2`, postgresql.generated_stored `{id} * 2`]") ==
             "");
}

BOOST_AUTO_TEST_CASE(a_way_out_is_suggested) {
  BOOST_TEST(suggestion_for_column("bigint not null [autoincrement]") == "declare it for sqlite only");
  BOOST_TEST(suggestion_for_column("bigint [generated_virtual `1`]").find("postgresql.generated_stored") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(names_are_long_within_each_part) {
  const std::string path = "\"" + longest + "." + longest + "\"";
  BOOST_TEST(objections_to({"table " + path + "\n  column c integer\n"}) == "");
  BOOST_TEST(objections_to({"table \"a." + too_long + "\"\n  column c integer\n"}) == "a." + too_long + ": " + cut);
  BOOST_TEST(objections_to({"enumeration e ('" + too_long + "')\n"}) == "enumeration e: " + cut);
  BOOST_TEST(objections_to({"composite k\n  column " + too_long + " integer\n"}) ==
             "composite k." + too_long + ": " + cut);
  BOOST_TEST(objections_to({"view " + too_long + " [definition 'SELECT 1']\n"}) == "view " + too_long + ": " + cut);
  // The name of the check is made of that of the domain.
  const std::string domain = "domain " + longest + " [type 'text', expression `VALUE <> ''`]\n";
  BOOST_TEST(objections_to({domain}).find("cuts names off") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_has_a_name_within_a_schema_shares_it_with_others) {
  const std::string a = "table a\n  column c integer\n";
  const auto clash = [&](const std::string& other) {
    return objections_to({a, other}).find("is also that of table a") != std::string::npos;
  };
  BOOST_TEST(clash("view a [definition 'SELECT 1']\n"));
  BOOST_TEST(clash("sequence a\n"));
  BOOST_TEST(clash("enumeration a ('x')\n"));
  BOOST_TEST(clash("domain a [type 'text']\n"));
  BOOST_TEST(clash("table b\n  column c integer\n  index a (c)\n"));
  BOOST_TEST(clash("table b\n  column c integer\n  exclude a (c [operator '='])\n"));
  BOOST_TEST(!clash("table \"b.a\"\n  column c integer\n"));
  BOOST_TEST(!clash("table \"b.b\"\n  column c integer\n  index a (c)\n"));
  BOOST_TEST(!clash("function a [definition 'LANGUAGE sql AS $$ $$', returns 'void']\n"));
  BOOST_TEST(objections_to({"enumeration e ('x')\n", "table b\n  column c integer\n  index e (c)\n"}) == "");
}

BOOST_AUTO_TEST_CASE(types_take_numbers_within_their_range) {
  const auto fits = [](const std::string& type) { return objections_to_column(type).empty(); };
  BOOST_TEST(fits("char(1)"));
  BOOST_TEST(!fits("char(0)"));
  BOOST_TEST(!fits("bit(0)"));
  BOOST_TEST(!fits("varbit(83886081)"));
  BOOST_TEST(fits("timestamptz(0)"));
  BOOST_TEST(fits("time(6)"));
  BOOST_TEST(!fits("interval(7)"));
  BOOST_TEST(objections_to_column("timestamp(9)") == "t.c: PostgreSQL takes numbers from 0 to 6 for timestamp\n");
}

BOOST_AUTO_TEST_CASE(columns_are_what_postgresql_can_make_of_them) {
  BOOST_TEST(objections_to_column("integer [collation 'C']") == "t.c: PostgreSQL has no collation of integer\n");
  BOOST_TEST(objections_to_column("text[] [collation 'C']") == "");
  BOOST_TEST(objections_to_column("integer [start 5]") ==
             "t.c: start is said of an identity, and the column is none\n");
}

BOOST_AUTO_TEST_CASE(what_counts_is_a_whole_number) {
  BOOST_TEST(objections_to_column("integer not null identity [serial]") == "");
  BOOST_TEST(objections_to_column("integer [serial]") ==
             "t.c: a serial column is an identity of the type smallint, integer or bigint\n");
  BOOST_TEST(objections_to_column("text not null identity") ==
             "t.c: an identity column numbers rows, and text holds no such number\n");
}

BOOST_AUTO_TEST_CASE(foreign_keys_refer_to_what_lasts_and_is_checked_at_once) {
  const std::string other = "table o [unlogged]\n  column id bigint not null\n  primary key pk_o (id) [deferrable]\n";
  const std::string key = "table t\n  column id bigint\n  foreign key fk (id) references o (id) [set_columns `{id}`]\n";
  BOOST_TEST(objections_to({other, key}) ==
             "t.fk: columns are listed that a deletion sets, and it sets none\n"
             "t.fk: a table that survives a crash cannot refer to o, which does not\n"
             "t.fk: PostgreSQL refers to no key that is deferrable\n");
}

BOOST_AUTO_TEST_CASE(a_partitioned_table_is_not_like_others) {
  const auto objections = [](const std::string& properties, const std::string& more) {
    const std::string frame = "table t [partition_by `RANGE ({at})`" + properties +
                              "]\n  column id bigint not null\n  column at integer not null\n" + more;
    return objections_to({frame});
  };
  BOOST_TEST(objections("", "  primary key pk (id, at)\n  index ix unique (at)\n") == "");
  BOOST_TEST(objections("", "  primary key pk (id)\n") ==
             "t.pk: a key over partitions has to hold at, by which they are told apart\n");
  BOOST_TEST(objections("", "  index ix unique (id)\n") ==
             "t.ix: a key over partitions has to hold at, by which they are told apart\n");
  BOOST_TEST(objections(", parameters 'fillfactor=70'", "") ==
             "t: a partitioned table has no storage parameters: its rows lie in its partitions\n");
  BOOST_TEST(objections(", unlogged", "") ==
             "t: a partitioned table is not unlogged: its rows lie in its partitions\n");
  BOOST_TEST(objections("", "  exclude ex (at [operator '='])\n") ==
             "t.ex: PostgreSQL 15 has no exclusion constraints over partitions\n");
  BOOST_TEST(objections("", "  check ck `{at} > 0` [no_inherit]\n") ==
             "t.ck: a check of a partitioned table holds for its partitions\n");
  BOOST_TEST(
      objections("", "  foreign key fk (id, at) references t (id, at) [not_valid]\n  primary key pk (id, at)\n") ==
      "t.fk: PostgreSQL checks a foreign key over partitions at once\n");
  BOOST_TEST(objections_to({"table t [partition_by `RANGE ({at})`]\n  column id bigint\n"
                            "  column at bigint [generated_stored `{id}`]\n"}) ==
             "t.at: PostgreSQL does not part a table by a generated column\n");
  BOOST_TEST(objections_to({"table t\n  column at integer\n", "partition p on t [bounds 'DEFAULT']\n"}) ==
             "partition p: t has no partitions, and this would be one\n");
}

BOOST_AUTO_TEST_CASE(an_object_needs_sql_for_postgresql) {
  BOOST_TEST(objections_to({"view v [sqlite.definition 'SELECT 1']\n"}) == "view v: it has no SQL for PostgreSQL\n");
  BOOST_TEST(objections_to({"view v [only 'sqlite', sqlite.definition 'SELECT 1']\n"}) == "");
}

BOOST_AUTO_TEST_CASE(a_comment_on_what_has_none_stays_in_the_schema) {
  BOOST_TEST(
      objections_to({"table t\n  column id bigint\n", "grant reader on t [privileges 'SELECT', comment 'x']\n"}) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
