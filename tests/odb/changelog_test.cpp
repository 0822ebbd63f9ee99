#include "generator/odb/changelog.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "generator/files.hpp"
#include "odb/samples.hpp"
#include "support/throws.hpp"

namespace instar::generator::odb {
namespace {

using namespace instar::testing;

const std::string users =
    R"(<changelog xmlns="http://www.codesynthesis.com/xmlns/odb/changelog" database="pgsql" version="1">
  <changeset version="2">
    <alter-table name="users">
      <add-column name="age" type="INTEGER" null="true"/>
      <drop-column name="fax"/>
    </alter-table>
  </changeset>
  <model version="1">
    <table name="users" kind="object">
      <column name="id" type="BIGINT" null="false"/>
      <column name="fax" type="TEXT" null="true"/>
      <primary-key auto="true">
        <column name="id"/>
      </primary-key>
    </table>
  </model>
</changelog>
)";

/// The changelog with an edit, which has to find what it edits.
std::string edited(const std::string& from, const std::string& to) {
  auto text = users;
  const auto at = text.find(from);
  BOOST_REQUIRE(at != text.npos);
  return text.replace(at, from.size(), to);
}

std::vector<std::string> names(const auto& all) {
  std::vector<std::string> result;
  for (const auto& one : all) result.push_back(one.name);
  return result;
}

using text_list = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(changelogs)

BOOST_AUTO_TEST_CASE(every_sample_is_read) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(samples)) {
    if (entry.path().extension() != ".xml") continue;
    const auto read = read_changelog(read_text(entry.path()), entry.path().string());
    BOOST_TEST(!read.tables.empty(), entry.path());
    ++count;
  }
  BOOST_TEST(count == 20u);
}

BOOST_AUTO_TEST_CASE(changesets_are_applied_from_the_oldest_on) {
  const auto read = read_changelog(users, "x.xml");
  BOOST_TEST(read.database == "pgsql");
  BOOST_TEST_REQUIRE(read.tables.size() == 1u);
  BOOST_TEST((names(read.tables[0].columns) == text_list{"id", "age"}));
  BOOST_TEST(read.tables[0].primary_key->automatic);
}

BOOST_AUTO_TEST_CASE(every_kind_of_change_is_applied) {
  const auto read = read_changelog(read_text(samples / "pgsql/ops-v2.xml"), "ops-v2.xml");
  const auto person = std::ranges::find(read.tables, "person", &table::name);
  BOOST_TEST((names(person->columns) == text_list{"ssn", "nick", "mail", "a", "b", "squad", "level"}));
  BOOST_TEST(person->columns[1].null);
  BOOST_TEST(!person->columns[2].null);
  BOOST_TEST((names(person->foreign_keys) == text_list{"squad_fk"}));
  BOOST_TEST((names(person->indexes) == text_list{"person_b_i"}));
  BOOST_TEST(person->indexes[0].type == "UNIQUE");
  BOOST_TEST(person->indexes[0].columns[0].options == "DESC");

  const auto later = read_changelog(read_text(samples / "pgsql/ops-v3.xml"), "ops-v3.xml");
  BOOST_TEST((names(later.tables) == text_list{"team", "person"}));
}

BOOST_AUTO_TEST_CASE(a_database_of_its_own_kind_is_read) {
  const auto read = read_changelog(read_text(samples / "mysql/rich-v1.xml"), "rich-v1.xml");
  BOOST_TEST(read.database == "mysql");
  BOOST_TEST(read.tables[0].options == "ENGINE=InnoDB");
}

struct mistake {
  std::string from, to, where, what;
};

BOOST_AUTO_TEST_CASE(what_is_not_understood_is_refused_with_its_place) {
  const std::vector<mistake> mistakes = {
      {"null=\"true\"/>\n      <drop", "null=\"maybe\"/>\n      <drop", "x.xml:4:45",
       "null is 'maybe', and not true or false"},
      {"name=\"age\"", "name=\"age\" unit=\"year\"", "x.xml:4:30", "unknown attribute 'unit' of <add-column>"},
      {"name=\"age\"", "name=\"age\" name=\"old\"", "x.xml:4:19", "the attribute 'name' is given twice"},
      {"<drop-column name=\"fax\"/>", "<rename-column name=\"fax\"/>", "x.xml:5:8",
       "unknown element <rename-column> in <alter-table>"},
      {"<drop-column name=\"fax\"/>", "<drop-column name=\"phone\"/>", "x.xml:5:8", "there is no 'phone'"},
      {"name=\"age\"", "name=\"fax\"", "x.xml:4:8", "there is a 'fax' already"},
      {"<alter-table name=\"users\">", "<alter-table name=\"people\">", "x.xml:3:6", "there is no 'people'"},
      {"kind=\"object\"", "kind=\"thing\"", "x.xml:9:25", "kind is 'thing', and not one of object, container"},
      {"auto=\"true\"", "auto=\"true\" lax=\"maybe\"", "x.xml:12:32", "lax is 'maybe'"},
      {"<column name=\"id\"/>", "", "x.xml:12:8", "<primary-key> has no column"},
      {" type=\"TEXT\"", "", "x.xml:11:8", "<column> has no type"},
      {"<model version=\"1\">", "<model version=\"1\">words", "x.xml:8:4", "<model> holds text"},
      {"</model>", "</model>\n  <changeset version=\"0\"/>", "x.xml:17:4",
       "unknown element <changeset> in <changelog>"},
      {"version=\"1\">\n  <changeset", "version=\"2\">\n  <changeset", "x.xml:1:86",
       "format 2 of a changelog is not known"},
      {"database=\"pgsql\"", "database=\"db2\"", "x.xml:1:69", "database is 'db2'"},
      {"odb/changelog\"", "odb/changes\"", "x.xml:1:12", "this is no changelog of ODB"},
      {"</changelog>", "", "x.xml:17:1", "this is not XML"},
      {"</changelog>", "</changelog>\n<changelog/>", "x.xml:18:2", "there is more than the element <changelog>"},
      {"</changelog>", "</changelog>\nwords", "x.xml:17:13", "there is more than the element <changelog>"},
      {"<changelog xmlns", "<!DOCTYPE changelog>\n<changelog xmlns", "x.xml:1:", "there is more than the element"},
  };
  for (const auto& one : mistakes) {
    const auto failure = error_of([&] { (void)read_changelog(edited(one.from, one.to), "x.xml"); });
    BOOST_TEST((failure.code() == error_code::malformed));
    BOOST_TEST(failure.where().substr(0, one.where.size()) == one.where, failure.what());
    check_says(failure, one.what);
  }
}

BOOST_AUTO_TEST_CASE(another_file_is_refused) {
  check_says(error_of([] { (void)read_changelog("", "x.xml"); }), "x.xml:1:1: this is not XML");
  check_says(error_of([] { (void)read_changelog("<schema/>", "x.xml"); }), "the root is <schema>, no <changelog>");
  check_says(
      error_of([] {
        (void)read_changelog(
            R"(<changelog xmlns="http://www.codesynthesis.com/xmlns/odb/changelog" database="pgsql" version="1"/>)",
            "x.xml");
      }),
      "the changelog holds no <model>");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator::odb
