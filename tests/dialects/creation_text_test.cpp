#include <boost/test/unit_test.hpp>

#include <instar/creation_text.hpp>
#include <instar/error.hpp>

#include "support/throws.hpp"

namespace instar {
namespace {

BOOST_AUTO_TEST_SUITE(creation_text)

BOOST_AUTO_TEST_CASE(steps_are_read_as_they_were_written) {
  const statement whole{.sql = "SELECT 1", .role = statement_role::expect_no_rows, .found = "it is broken"};
  const statement same{.sql = "SELECT 2", .role = statement_role::expect_same, .found = "it is", .expected = {"12:as"}};
  const std::vector<creation_step> steps = {
      {"", "create", {{"CREATE 3:\n"}, whole}},
      {"", "rebuild", {{"SELECT sql", statement_role::remember}, same, {{}, statement_role::make_again}}},
      {"9c2b7d01aaaa", "run fill", {}, "fill"},
      {"3f9a1c0b72de", "insert", {{std::string("'\0'", 3)}}},
  };
  std::string text;
  for (const auto& each : steps) text += write_creation(each);
  creation_reader reader(text);
  for (const auto& each : steps) {
    const auto read = reader.next();
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->revision == each.revision);
    BOOST_TEST(read->description == each.description);
    BOOST_TEST(read->function == each.function);
    BOOST_CHECK(read->statements == each.statements);
  }
  BOOST_TEST(!reader.next().has_value());
}

BOOST_AUTO_TEST_CASE(what_is_remembered_is_asked_of_the_database) {
  const auto text = write_creation({"", "rebuild", {{"SELECT", statement_role::remember, "", {"CREATE INDEX"}}}});
  BOOST_TEST(text == "0:7:rebuild0:1:1:6:SELECT0:0:");
}

BOOST_AUTO_TEST_CASE(a_text_that_ends_anywhere_else_is_refused) {
  const auto text = write_creation({"", "create", {{"CREATE", statement_role::expect_no_rows, "found"}}});
  for (std::size_t size = 1; size != text.size(); ++size) {
    creation_reader reader(std::string_view(text).substr(0, size));
    BOOST_CHECK_THROW((void)reader.next(), error);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_text_of_steps_is_refused_with_what_to_do) {
  for (const auto* text : {"CREATE TABLE tasks", "-1:", "1", "99999999999999999999:", "0:0:0:1:0:7:CREATE",
                           "0:0:0:1:5:1:x0:0:", "0:0:0:1:256:1:x0:0:"}) {
    creation_reader reader(text);
    BOOST_TEST_CONTEXT(text) {
      const auto refused = testing::error_of([&] { (void)reader.next(); });
      BOOST_CHECK(refused.code() == error_code::malformed);
      testing::check_says(refused, "build the program again");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
