#include <boost/test/unit_test.hpp>

#include <instar/dialect.hpp>

namespace instar::testing {
namespace {

table table_named(const std::string& name) {
  return {.name = name, .columns = {{.name = "id", .type = {.name = "bigint"}}}};
}

column more() { return {.name = "more", .type = {.name = "text"}}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(walking_schemas)

BOOST_AUTO_TEST_CASE(a_schema_is_held_once_however_often_it_is_looked_at) {
  for (const auto* language : dialects()) {
    walking_schema schema({}, language->name());
    const operation changes[] = {create_table{table_named("a")}, create_table{table_named("b")},
                                 add_column{"a", more()}};
    const auto behind = language->render(changes, std::move(schema)).behind;
    for (const auto* name : {"a", "b"}) {
      BOOST_TEST(behind.seen.before.find_table(name) == behind.declared.find_table(name));
      BOOST_TEST(behind.seen.after.find_table(name) == behind.declared.find_table(name));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_dialects_see_otherwise_is_held_beside_it) {
  for (const auto* language : dialects()) {
    auto own = more();
    own.properties.add({std::string(language->name()), "type", {term_kind::text, "blob"}});
    const operation changes[] = {create_table{table_named("a")}, add_column{"a", own}};
    const auto behind = language->render(changes, walking_schema({}, language->name())).behind;
    BOOST_TEST(behind.declared.find_table("a")->find_column("more")->properties.size() == 1u);
    for (const auto* seen : {&behind.seen.before, &behind.seen.after})
      BOOST_TEST(seen->find_table("a")->find_column("more")->type.name == "blob");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
