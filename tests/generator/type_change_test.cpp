#include "generator/type_change.hpp"

#include <boost/test/unit_test.hpp>

#include <instar/snapshot.hpp>

#include "generator/schemas.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

const model declared = schema(R"(enumeration feeling ('sad', 'happy', 'odd')
enumeration mood ('sad', 'happy')
domain positive [type 'integer', expression `VALUE > 0`]
composite pair
  column x integer
)");

/// The type of a column line: `varchar(20)`.
type type_called(const std::string& words) {
  auto all = declared;
  const auto text = write_snapshot(all);
  const auto with = text.substr(0, text.rfind("end\n")) + "table t\n  column c " + words + "\n\nend\n";
  return read_snapshot(with, "test").find_table("t")->columns.front().type;
}

/// What is said of a change: wider, or convertible, with `!` where values may be lost; else nothing.
std::string said_of(const std::string& from, const std::string& to) {
  const auto old = type_called(from), now = type_called(to);
  if (is_widening(old, now, declared)) return "wider";
  if (!is_convertible(old, now, declared)) return "";
  return may_lose(old, now) ? "loses" : "fails";
}

BOOST_AUTO_TEST_SUITE(type_changes)

BOOST_AUTO_TEST_CASE(what_has_room_for_all_values_is_wider) {
  const std::pair<const char*, const char*> wider[] = {{"integer", "bigint"},
                                                       {"integer", "double"},
                                                       {"bigint", "numeric"},
                                                       {"integer", "numeric(12, 2)"},
                                                       {"numeric(10, 2)", "numeric(12, 4)"},
                                                       {"varchar(20)", "varchar(40)"},
                                                       {"varchar(20)", "varchar"},
                                                       {"text", "varchar"},
                                                       {"uuid", "text"},
                                                       {"date", "timestamp"},
                                                       {"timestamp", "timestamptz"},
                                                       {"timestamp(3)", "timestamp(6)"},
                                                       {"time(3)", "time"},
                                                       {"boolean", "integer"},
                                                       {"cidr", "inet"},
                                                       {"varbit(3)", "varbit"},
                                                       {"\"mood\"", "text"},
                                                       {"\"mood\"", "varchar(5)"},
                                                       {"\"mood\"", "\"feeling\""},
                                                       {"\"positive\"", "integer"},
                                                       {"integer[]", "bigint[][]"},
                                                       {"integer[]", "text"}};
  for (const auto& [from, to] : wider)
    BOOST_TEST_CONTEXT(from << " to " << to) BOOST_TEST(said_of(from, to) == "wider");
}

BOOST_AUTO_TEST_CASE(what_rounds_or_cuts_may_lose) {
  const std::pair<const char*, const char*> losing[] = {
      {"double", "real"},    {"double", "integer"}, {"numeric(10, 4)", "numeric(10, 2)"}, {"integer", "boolean"},
      {"timestamp", "date"}, {"timestamp", "time"}, {"timestamptz(6)", "timestamptz(3)"}};
  for (const auto& [from, to] : losing)
    BOOST_TEST_CONTEXT(from << " to " << to) BOOST_TEST(said_of(from, to) == "loses");
}

BOOST_AUTO_TEST_CASE(what_refuses_values_may_fail) {
  const std::pair<const char*, const char*> failing[] = {
      {"bigint", "integer"}, {"varchar(40)", "varchar(20)"}, {"text", "integer"},        {"text", "uuid"},
      {"text", "\"mood\""},  {"\"feeling\"", "\"mood\""},    {"\"mood\"", "varchar(3)"}, {"integer", "\"positive\""},
      {"jsonb", "json"},     {"tsrange", "tsmultirange"}};
  for (const auto& [from, to] : failing)
    BOOST_TEST_CONTEXT(from << " to " << to) BOOST_TEST(said_of(from, to) == "fails");
}

BOOST_AUTO_TEST_CASE(what_means_nothing_is_not_convertible) {
  const std::pair<const char*, const char*> strange[] = {
      {"date", "boolean"},     {"uuid", "integer"},      {"bytes", "integer"},
      {"\"mood\"", "integer"}, {"point", "circle"},      {"json", "integer"},
      {"integer", "\"pair\""}, {"integer", "integer[]"}, {"int4range", "tsrange"}};
  for (const auto& [from, to] : strange) BOOST_TEST_CONTEXT(from << " to " << to) BOOST_TEST(said_of(from, to) == "");
}

BOOST_AUTO_TEST_CASE(what_is_unknown_is_left_to_the_database) { BOOST_TEST(said_of("`citext`", "text") == "loses"); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
