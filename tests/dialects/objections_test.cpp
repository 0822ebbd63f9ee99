#include <algorithm>

#include <boost/test/unit_test.hpp>

#include <instar/dialect.hpp>

namespace instar::testing {
namespace {

const type integer{.name = "integer"};

/// A table that both databases can hold.
table plain(const std::string& name = "plain") { return {.name = name, .columns = {{.name = "a", .type = integer}}}; }

using codes = std::vector<std::string>;

codes codes_of(const dialect& sql, const std::vector<table>& tables) {
  codes found;
  for (const auto& one : sql.objections({.tables = {tables.begin(), tables.end()}})) found.push_back(one.code);
  return found;
}

codes on_sqlite(const std::vector<table>& tables) { return codes_of(sqlite_dialect(), tables); }
codes on_postgresql(const std::vector<table>& tables) { return codes_of(postgresql_dialect(), tables); }

table with_identity(table any, const std::vector<std::string>& key) {
  any.columns.push_back({.name = "id", .type = {.name = "bigint"}, .not_null = true, .identity = true});
  if (!key.empty()) any.constraints.insert(primary_key{"pk", key});
  return any;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(objections)

BOOST_AUTO_TEST_CASE(nothing_is_wrong_with_an_ordinary_table) {
  const auto any = with_identity(plain(), {"id"});
  BOOST_TEST(on_sqlite({any}).empty());
  BOOST_TEST(on_postgresql({any}).empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_type_is_named_with_the_way_out) {
  for (const dialect* sql : dialects()) {
    auto any = plain();
    any.columns[0].type = {.name = "citext", .parameters = {4}, .parameter_count = 1};
    const auto found = sql->objections({.tables = {any}});
    BOOST_REQUIRE(found.size() == 1);
    BOOST_TEST(found[0].code == "unknown_type");
    BOOST_TEST(found[0].where == "plain.a");
    BOOST_TEST(found[0].text.find("citext(4)") != std::string::npos);
    BOOST_TEST(found[0].suggestion.find("sql_type(\"citext(4)\")") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_type_with_the_wrong_number_of_parameters_is_unknown) {
  auto any = plain();
  any.columns[0].type = {.name = "char"};
  BOOST_TEST(on_sqlite({any}) == codes{"unknown_type"});
  any.columns[0].type = {.name = "bigint", .parameters = {5}, .parameter_count = 1};
  BOOST_TEST(on_postgresql({any}) == codes{"unknown_type"});
}

BOOST_AUTO_TEST_CASE(only_postgresql_has_a_longest_varchar_and_a_longest_number) {
  auto any = plain();
  for (const std::uint32_t length : {0u, 10'485'761u}) {
    any.columns[0].type = {.name = "varchar", .parameters = {length}, .parameter_count = 1};
    BOOST_TEST(on_postgresql({any}) == codes{"type_out_of_range"});
    BOOST_TEST(on_sqlite({any}).empty());
  }
  any.columns[0].type = {.name = "numeric", .parameters = {1'001, 2}, .parameter_count = 2};
  BOOST_TEST(on_postgresql({any}) == codes{"type_out_of_range"});
  any.columns[0].type = {.name = "numeric", .parameters = {1'000, 0}, .parameter_count = 2};
  BOOST_TEST(on_postgresql({any}).empty());
}

BOOST_AUTO_TEST_CASE(a_database_s_own_type_is_left_to_it) {
  auto any = plain();
  any.columns[0].type = {.name = "citext", .raw = true};
  BOOST_TEST(on_sqlite({any}).empty());
  BOOST_TEST(on_postgresql({any}).empty());
}

BOOST_AUTO_TEST_CASE(only_sqlite_wants_identity_to_be_the_whole_primary_key) {
  for (const auto& key : {codes{}, codes{"a"}, codes{"a", "id"}}) {
    const auto any = with_identity(plain(), key);
    BOOST_TEST(on_sqlite({any}) == codes{"identity_not_key"});
    BOOST_TEST(on_postgresql({any}).empty());
  }
}

BOOST_AUTO_TEST_CASE(identity_is_a_whole_number_without_a_default) {
  auto any = with_identity(plain(), {"id"});
  any.columns[1].type = {.name = "text"};
  any.columns[1].default_value = {term_kind::text, "x"};
  const codes both{"identity_type", "identity_default"};
  BOOST_TEST(on_sqlite({any}) == both);
  BOOST_TEST(on_postgresql({any}) == both);
}

BOOST_AUTO_TEST_CASE(only_postgresql_has_a_longest_name) {
  BOOST_TEST(on_postgresql({plain(std::string(63, 'x'))}).empty());
  BOOST_TEST(on_postgresql({plain(std::string(64, 'x'))}) == codes{"name_too_long"});
  BOOST_TEST(on_sqlite({plain(std::string(64, 'x'))}).empty());
}

BOOST_AUTO_TEST_CASE(names_that_a_database_keeps_for_itself) {
  BOOST_TEST(on_sqlite({plain("SQLite_x")}) == codes{"reserved_name"});
  BOOST_TEST(on_postgresql({plain("sqlite_x")}).empty());
  auto any = plain();
  any.columns[0].name = "xmin";
  BOOST_TEST(on_sqlite({any}).empty());
  BOOST_TEST(on_postgresql({any}) == codes{"reserved_name"});
  BOOST_TEST(on_sqlite({plain("instar_x")}) == codes{"reserved_name"});
  BOOST_TEST(on_postgresql({plain("instar_x")}) == codes{"reserved_name"});
  any.columns[0].name = "{x}";  // {{x}} in an expression would be a brace and text
  BOOST_TEST(on_sqlite({any}) == codes{"reserved_name"});
  BOOST_TEST(on_postgresql({any}) == codes{"reserved_name"});
  any.columns[0].name = "x{y}";
  BOOST_TEST(on_sqlite({any}).empty());
}

BOOST_AUTO_TEST_CASE(names_that_are_one_to_sqlite) {
  BOOST_TEST(on_sqlite({plain("a"), plain("A")}) == codes{"name_clash"});
  BOOST_TEST(on_postgresql({plain("a"), plain("A")}).empty());
  auto any = plain();
  any.columns.push_back({.name = "A", .type = integer});
  BOOST_TEST(on_sqlite({any}) == codes{"name_clash"});
  auto indexed = plain();
  indexed.indexes.insert({.name = "Plain", .keys = keys_of({"a"})});
  BOOST_TEST(on_sqlite({indexed}) == codes{"name_clash"});
}

BOOST_AUTO_TEST_CASE(keys_share_their_names_with_tables_on_postgresql) {
  auto one = plain("one"), other = plain("other");
  one.constraints.insert(unique{"uq", {"a"}});
  other.constraints.insert(unique{"uq", {"a"}});
  BOOST_TEST(on_postgresql({one, other}) == codes{"name_clash"});
  BOOST_TEST(on_sqlite({one, other}).empty());
  auto checked = plain("one");
  checked.constraints.insert(check{"other", "1 = 1"});
  BOOST_TEST(on_postgresql({checked, plain("other")}).empty());
}

BOOST_AUTO_TEST_CASE(no_sql_text_carries_a_nul_character) {
  const std::string nul("a\0b", 3);
  for (const dialect* sql : dialects()) {
    BOOST_TEST(codes_of(*sql, {plain(nul)}) == codes{"nul_character"});
    auto any = plain();
    any.columns[0].default_value = {term_kind::text, nul};
    BOOST_TEST(codes_of(*sql, {any}) == codes{"nul_character"});
    auto checked = plain();
    checked.constraints.insert(check{"ck", nul});
    BOOST_TEST(codes_of(*sql, {checked}) == codes{"nul_character"});
  }
}

BOOST_AUTO_TEST_CASE(a_dialect_that_is_not_there_is_refused_with_those_that_are) {
  BOOST_CHECK_EXCEPTION(static_cast<void>(find_dialect("oracle")), error, [](const error& refusal) {
    return refusal.code() == error_code::usage && refusal.facts().remedy == "use one of: sqlite, postgresql";
  });
  BOOST_TEST(find_dialect("postgresql").name() == "postgresql");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
