#include "generator/rename_request.hpp"

#include <boost/test/unit_test.hpp>

#include "generator/schemas.hpp"
#include "support/throws.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

const model committed = schema(R"(enumeration mood ('sad', 'happy')
view open_tasks [definition 'SELECT 1']
trigger touch on tasks [definition 'x']

table "a=b"
  column id bigint
table tasks
  column state text
  column due text
  check state `1 = 1`
  index ix_due (due)
)");
const declaration declared{schema(R"(enumeration feeling ('gloomy', 'happy')
view current_tasks [definition 'SELECT 1']
trigger touched on "app.todos" [definition 'x']
schema app

table "b=c"
  column id bigint
table "app.todos"
  column status text
  column due text
  check status `1 = 1`
  index ix_when (due)
)"),
                           {}};

std::string hints(const std::vector<std::string>& requests) {
  std::string text;
  for (const auto& [kind, owner, from, to, object] : hints_of(requests, committed, declared)) {
    constexpr const char* words[] = {"table", "column", "constraint", "index", "object", "label"};
    text += std::string(text.empty() ? "" : ", ") + words[static_cast<int>(kind)];
    if (kind == renamed_kind::object) text += " (" + std::string(spelling(object)) + ")";
    text += (owner.empty() ? "" : " in " + owner) + " " + from + " to " + to;
  }
  return text;
}

std::string refusal(const std::vector<std::string>& requests) {
  const auto failure = error_of([&] { (void)hints(requests); });
  BOOST_TEST(failure.exit_code() == 2);
  return failure.what();
}

BOOST_AUTO_TEST_SUITE(rename_requests)

BOOST_AUTO_TEST_CASE(tables_and_objects_are_named_by_themselves) {
  BOOST_TEST(hints({"tasks=app.todos"}) == "table tasks to app.todos");
  BOOST_TEST(hints({"open_tasks=current_tasks"}) == "object (view) open_tasks to current_tasks");
  BOOST_TEST(hints({"mood=feeling"}) == "object (enumeration) mood to feeling");
  BOOST_TEST(hints({"a=b=b=c"}) == "table a=b to b=c");
}

BOOST_AUTO_TEST_CASE(what_belongs_to_them_is_named_behind_a_dot_or_a_colon) {
  const std::string moved = "tasks=app.todos";
  BOOST_TEST(hints({"tasks.ix_due=app.todos.ix_when", moved}) ==
             "index in app.todos ix_due to ix_when, table tasks to app.todos");
  BOOST_TEST(hints({moved, "tasks.touch=app.todos.touched"}) ==
             "table tasks to app.todos, object (trigger) in app.todos touch to touched");
  BOOST_TEST(hints({"mood=feeling", "mood:sad=feeling:gloomy"}) ==
             "object (enumeration) mood to feeling, label in feeling sad to gloomy");
}

BOOST_AUTO_TEST_CASE(a_word_tells_what_is_meant) {
  const std::string moved = "tasks=app.todos";
  const auto doubt = refusal({moved, "tasks.state=app.todos.status"});
  BOOST_TEST(doubt.find("as 'column tasks.state=app.todos.status', or as 'constraint tasks.state=app.todos.status'") !=
             std::string::npos);
  BOOST_TEST(hints({moved, "column tasks.state=app.todos.status"}) ==
             "table tasks to app.todos, column in app.todos state to status");
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_told) {
  BOOST_TEST(refusal({"tasks"}).find("it is not OLD=NEW") != std::string::npos);
  BOOST_TEST(refusal({"task=app.todos"}).find("the migrations make nothing that is called task") != std::string::npos);
  BOOST_TEST(refusal({"tasks=todos"}).find("nothing that is declared is called todos") != std::string::npos);
  BOOST_TEST(refusal({"tasks=feeling"}).find("not of one kind") != std::string::npos);
  // The table is not said to be renamed.
  BOOST_TEST(refusal({"tasks.ix_due=app.todos.ix_when"}).find("belong to different tables") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_the_header_says_already_is_not_said_twice) {
  auto hinted = declared;
  hinted.hints.push_back({.kind = renamed_kind::table, .from = "tasks", .to = "app.todos"});
  BOOST_TEST(hints_of({"tasks=app.todos"}, committed, hinted).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
