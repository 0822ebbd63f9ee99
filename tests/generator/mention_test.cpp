#include "generator/mention.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace instar::generator {
namespace {

/// `qualifier.name` of all that is mentioned; what is in a body stands between braces.
std::string mentioned(std::string_view sql) {
  std::string text;
  for (const auto& one : mentions_in(sql).names) {
    const auto name = (one.qualifier.empty() ? "" : one.qualifier + ".") + one.name;
    text += (text.empty() ? "" : " ") + (one.in_body ? "{" + name + "}" : name);
  }
  return text;
}

BOOST_AUTO_TEST_SUITE(mentioning)

BOOST_AUTO_TEST_CASE(names_are_read_and_folded) {
  BOOST_TEST(mentioned("SELECT Id, \"Due At\" FROM App.Tasks") == "app due at from id select app.tasks");
  BOOST_TEST(mentioned("`a` + b$1 + 1e5 + $2 + naïve") == "a b$1 naïve");
}

BOOST_AUTO_TEST_CASE(strings_and_comments_are_not) {
  BOOST_TEST(mentioned("'it''s a' || E'b\\' c' -- d\n || /* e /* f */ g */ h") == "h");
  BOOST_TEST(mentioned("'never closed").empty());
  BOOST_TEST(mentioned("/* never closed").empty());
  BOOST_TEST(mentioned("$tag$ never closed") == "{closed} {never}");
}

BOOST_AUTO_TEST_CASE(strings_that_name_something_are) {
  BOOST_TEST(mentioned("nextval('app.numbers')") == "app nextval app.numbers");
  BOOST_TEST(mentioned("'numbers'::regclass") == "numbers regclass");
  BOOST_TEST(mentioned("lower('numbers')") == "lower");
}

BOOST_AUTO_TEST_CASE(bodies_are_read_as_such) {
  BOOST_TEST(mentioned("LANGUAGE sql AS $body$ SELECT a $body$") == "{a} as language {select} sql");
  BOOST_TEST(mentioned("LANGUAGE sql AS 'SELECT a'") == "{a} as language {select} sql");
  BOOST_TEST(!mentions_in("AS $$ a $$").has("a"));
  BOOST_TEST(mentions_in("a AS $$ a $$").has("a"));
}

BOOST_AUTO_TEST_CASE(what_is_meant_without_a_name_is_everything) {
  BOOST_TEST(mentions_in("SELECT * FROM t").everything);
  BOOST_TEST(mentions_in("SELECT a FROM t NATURAL JOIN u").everything);
  BOOST_TEST(!mentions_in("SELECT count(*) FROM t").everything);
  BOOST_TEST(!mentions_in("LANGUAGE sql AS $$ SELECT * FROM t $$").everything);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
