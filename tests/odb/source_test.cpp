#include "generator/odb/source.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <instar/projection.hpp>
#include <instar/snapshot.hpp>
#include <string>
#include <vector>

#include "generator/files.hpp"
#include "generator/odb/sql_text.hpp"
#include "generator/project.hpp"
#include "odb/samples.hpp"
#include "support/throws.hpp"

namespace instar::generator::odb {
namespace {

using namespace instar::testing;

void check_golden(const std::string& name, const std::string& text) {
  const std::filesystem::path golden = INSTAR_TEST_ODB "/golden/" + name + ".snapshot";
  if (std::getenv("INSTAR_WRITE_GOLDEN") != nullptr) write_files({{golden, text}});
  BOOST_TEST_REQUIRE(std::filesystem::exists(golden), golden);
  BOOST_TEST(text == read_text(golden), name);
}

std::string sample(const std::string& file) { return (samples / file).string(); }

/// A changelog of one table, of which a test says the inside.
struct written_changelogs : scratch_directory {
  std::string add(const std::string& database, const std::string& inside, const std::string& attributes = "") {
    const auto file = path / (database + std::to_string(++count_) + ".xml");
    write_files({{file, "<changelog xmlns=\"http://www.codesynthesis.com/xmlns/odb/changelog\" database=\"" + database +
                            "\" version=\"1\"><model version=\"1\"><table name=\"things\" kind=\"object\"" +
                            attributes + "><column name=\"id\" type=\"INTEGER\" null=\"false\"/>" + inside +
                            "</table></model></changelog>"}});
    return file.string();
  }

  /// The lines of the table as a snapshot has them, without the first column.
  static std::string snapshot_of(const std::vector<std::string>& files) {
    const auto text = write_snapshot(declared_by(files).schema);
    const std::string begin = "table things", id = "\n  column id integer not null";
    auto body = text.substr(text.find(begin) + begin.size());
    if (const auto at = body.find(id); at != body.npos) body.erase(at, id.size());
    return body.substr(0, body.find("\n\nend"));
  }

 private:
  int count_ = 0;
};

BOOST_FIXTURE_TEST_SUITE(odb_source, written_changelogs)

BOOST_AUTO_TEST_CASE(every_sample_has_its_snapshot) {
  for (const std::string name : {"rich-v1", "rich-v2", "rich-v3", "ops-v1", "ops-v2", "ops-v3"})
    check_golden(name, write_snapshot(
                           declared_by({sample("pgsql/" + name + ".xml"), sample("sqlite/" + name + ".xml")}).schema));
  check_golden(
      "hana",
      write_snapshot(declared_by({sample("hana/hana_user-pgsql.xml"), sample("hana/hana_user-sqlite.xml")}).schema));
  for (const std::string database : {"pgsql", "sqlite"})
    check_golden("rich-v3-" + database, write_snapshot(declared_by({sample(database + "/rich-v3.xml")}).schema));
}

BOOST_AUTO_TEST_CASE(the_order_of_the_files_does_not_matter) {
  BOOST_TEST(write_snapshot(declared_by({sample("sqlite/rich-v3.xml"), sample("pgsql/rich-v3.xml")}).schema) ==
             write_snapshot(declared_by({sample("pgsql/rich-v3.xml"), sample("sqlite/rich-v3.xml")}).schema));
}

/// What a database is told to make, in the words of its own types.
std::string spelled(const model& schema, const dialect& in) {
  std::string text;
  for (auto any : instar::project(schema, in.name()).tables) {
    for (auto& column : any.columns) {
      column.type = {.name = column.identity ? "number" : in.type_sql(column.type), .raw = true};
      column.properties.remove("nullable");  // it is said by the column itself
      if (in.name() == "sqlite" && column.default_value.kind == term_kind::boolean)
        column.default_value = {term_kind::number, column.default_value.text == "true" ? "1" : "0"};
    }
    text += any.name + "\n" + write_table_body(any, 2);
  }
  return in_capitals(text);
}

BOOST_AUTO_TEST_CASE(each_database_gets_what_its_own_changelog_says) {
  for (const std::string name : {"rich-v1", "rich-v2", "rich-v3", "ops-v1", "ops-v2", "ops-v3"}) {
    const auto file = [&](const std::string& database) { return sample(database + "/" + name + ".xml"); };
    const auto united = declared_by({file("pgsql"), file("sqlite")}).schema;
    for (const auto* in : {&postgresql_dialect(), &sqlite_dialect()}) {
      const auto own = declared_by({file(in->name() == "sqlite" ? "sqlite" : "pgsql")}).schema;
      BOOST_TEST((spelled(united, *in) == spelled(own, *in)), name << " on " << in->name());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_the_databases_agree_on_is_said_once) {
  BOOST_TEST(snapshot_of({add("pgsql", R"x(<column name="a" type="TIMESTAMP" null="true"/>)x"),
                          add("sqlite", R"x(<column name="a" type="TEXT" null="true"/>)x")}) ==
             "\n  column a timestamp");
  BOOST_TEST(snapshot_of({add("pgsql", R"x(<column name="a" type="DOUBLE  PRECISION" null="true"/>)x")}) ==
             "\n  column a double");
  BOOST_TEST(snapshot_of({add("pgsql", R"x(<column name="a" type="citext" null="true"/>)x"),
                          add("sqlite", R"x(<column name="a" type="citext" null="true"/>)x")}) ==
             "\n  column a `citext`");
  BOOST_TEST(snapshot_of({add("pgsql", R"x(<column name="a" type="BOOLEAN" null="true" default="TRUE"/>)x"),
                          add("sqlite", R"x(<column name="a" type="BOOLEAN" null="true" default="1"/>)x")}) ==
             "\n  column a boolean default true");
}

BOOST_AUTO_TEST_CASE(what_they_do_not_agree_on_is_said_for_each) {
  BOOST_TEST(snapshot_of({add("pgsql", R"x(<column name="a" type="citext" null="false" default="'x'"/>)x"),
                          add("sqlite", R"x(<column name="a" type="TEXT" null="true" default="'y'"/>)x")}) ==
             "\n  column a `citext` not null default 'x' [sqlite.default `'y'`, sqlite.nullable, sqlite.type 'TEXT']");
  BOOST_TEST(snapshot_of({add("pgsql", R"x(<column name="a" type="TEXT" null="false"/>)x"), add("sqlite", "")}) ==
             "\n  column a text not null [only 'postgresql']");
  BOOST_TEST(
      snapshot_of({add("pgsql", R"x(<column name="a" type="TEXT" null="false" options="COLLATE &quot;C&quot;"/>)x"),
                   add("sqlite", R"x(<column name="a" type="TEXT" null="false" options="COLLATE NOCASE"/>)x")}) ==
      "\n  column a text not null [postgresql.collation 'C', sqlite.collation 'NOCASE']");
  BOOST_TEST(
      snapshot_of({add("pgsql", R"x(<column name="a" type="TEXT" null="true" options="CHECK (a ~ 'x')"/>)x"),
                   add("sqlite", R"x(<column name="a" type="TEXT" null="true" options="CHECK (a LIKE 'x')"/>)x")}) ==
      "\n  column a text\n  check things_a_check `{a} ~ 'x'` [sqlite.expression `{a} LIKE 'x'`]");
}

BOOST_AUTO_TEST_CASE(names_are_those_that_postgresql_makes_up) {
  BOOST_TEST(snapshot_of({add("pgsql",
                              R"x(<column name="a" type="TEXT" null="true" options="CHECK (a > '') CHECK (a &lt; 'x')"/>
                                          <column name="b" type="TEXT" null="true" options="CHECK (a &lt; b) UNIQUE"/>)x")}) ==
             "\n  column a text\n  column b text\n  check things_a_check `{a} > ''`"
             "\n  check things_a_check1 `{a} < 'x'`\n  unique things_b_key (b)\n  check things_check `{a} < {b}`");
}

BOOST_AUTO_TEST_CASE(indexes_are_read) {
  const std::string text = R"x(<column name="a" type="TEXT" null="true"/>)x";
  BOOST_TEST(snapshot_of({add("pgsql", text + R"x(
      <index name="i" type="UNIQUE CONCURRENTLY" method="HASH" options="WHERE a &lt;&gt; 'x'">
        <column name="a" options="COLLATE &quot;C&quot; text_pattern_ops DESC NULLS LAST"/></index>
      <index name="j" options="INCLUDE (a) WITH (fillfactor=70) TABLESPACE fast"><column name="id"/></index>)x")}) ==
             "\n  column a text"
             "\n  index i unique (a [collation 'C', descending, nulls_last, operator_class 'text_pattern_ops']) "
             "where `{a} <> 'x'` [method 'HASH']"
             "\n  index j (id) [include `{a}`, parameters 'fillfactor=70', tablespace 'fast']");
  check_says(error_of([&] {
               (void)declared_by({add("pgsql", R"x(<index name="i" type="SPATIAL"><column name="id"/></index>)x")});
             }),
             "index i of table things: the type 'SPATIAL' cannot be read");
}

BOOST_AUTO_TEST_CASE(options_of_tables_are_read) {
  BOOST_TEST(snapshot_of({add("sqlite", "", " options=\"STRICT, WITHOUT ROWID\"")}) == " [strict, without_rowid]");
  BOOST_TEST(snapshot_of({add("pgsql", "", " options=\"WITH (fillfactor=70)\"")}) == " [parameters 'fillfactor=70']");
  check_says(error_of([&] { (void)declared_by({add("sqlite", "", " options=\"ENGINE=InnoDB\"")}); }),
             "table things: the options 'ENGINE=InnoDB' cannot be read");
}

BOOST_AUTO_TEST_CASE(keys_of_sqlite_can_be_used_again_where_odb_says_so) {
  const auto key = [](const std::string& lax) {
    return R"x(<primary-key auto="true")x" + lax + R"x(><column name="id"/></primary-key>)x";
  };
  BOOST_TEST(snapshot_of({add("sqlite", key(""))}) == " identity [autoincrement]\n  primary key things_pkey (id)");
  BOOST_TEST(snapshot_of({add("sqlite", key(R"x( lax="true")x"))}) == " identity\n  primary key things_pkey (id)");
}

BOOST_AUTO_TEST_CASE(foreign_keys_are_checked_when_odb_says) {
  const auto key = [](const std::string& deferrable) {
    return R"x(<primary-key><column name="id"/></primary-key><foreign-key name="fk")x" + deferrable +
           R"x(><column name="id"/><references table="things"><column name="id"/></references></foreign-key>)x";
  };
  const std::string begin = "\n  foreign key fk (id) references things (id)", end = "\n  primary key things_pkey (id)";
  BOOST_TEST(snapshot_of({add("pgsql", key(""))}) == begin + end);
  BOOST_TEST(snapshot_of({add("pgsql", key(R"x( deferrable="IMMEDIATE")x"))}) == begin + " [deferrable]" + end);
  BOOST_TEST(snapshot_of({add("pgsql", key(R"x( deferrable="DEFERRED" on-delete="SET NULL")x"))}) ==
             begin + " on delete set null [deferrable, initially_deferred]" + end);
}

BOOST_AUTO_TEST_CASE(one_name_for_two_things_is_refused) {
  const std::string text = R"x(<column name="a" type="TEXT" null="true"/>)x";
  check_says(error_of([&] {
               (void)declared_by({add("pgsql", text + R"x(<index name="i"><column name="a"/></index>)x"),
                                  add("sqlite", text + R"x(<index name="i"><column name="id"/></index>)x")});
             }),
             "'i' of table things is one thing for postgresql and another for sqlite");
}

BOOST_AUTO_TEST_CASE(a_database_that_instar_does_not_migrate_is_refused) {
  const auto failure = error_of([] { (void)declared_by({sample("mysql/rich-v1.xml")}); });
  check_says(failure, "mysql/rich-v1.xml: the changelog is for mysql, which instar does not migrate");
  check_says(error_of([] {
               (void)declared_by({sample("pgsql/ops-v1.xml"), sample("pgsql/ops-v2.xml")});
             }),
             "ops-v2.xml: a second changelog for pgsql");
}

BOOST_AUTO_TEST_CASE(a_reference_to_what_is_not_there_is_refused) {
  check_says(error_of([&] {
               (void)declared_by({add("pgsql", R"x(<foreign-key name="fk"><column name="id"/>
                   <references table="others"><column name="id"/></references></foreign-key>)x")});
             }),
             "there is no table others");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator::odb
