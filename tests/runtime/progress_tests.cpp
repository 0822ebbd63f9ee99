#include <boost/test/unit_test.hpp>
#include <sstream>

#include "runtime/presenter.hpp"
#include "runtime/progress.hpp"

using namespace instar;
using namespace std::chrono_literals;

namespace {

constexpr progress_report::time begin{};

migration_event step_event() {
  return {.what = migration_event::moment::step,
          .way = direction::up,
          .revision = "3f9a1c0b72de",
          .message = "slugs",
          .steps = 4,
          .step = 2,
          .description = "backfill tasks by id in batches of 1000"};
}

migration_event progress_event(std::int64_t rows, std::optional<double> share) {
  auto event = step_event();
  event.what = migration_event::moment::progress;
  event.rows = rows;
  event.share = share;
  return event;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(progress)

BOOST_AUTO_TEST_CASE(a_line_tells_migration_step_rows_and_time_left) {
  progress_report told;
  told.follow(step_event(), begin);
  BOOST_TEST(told.line(begin, 80) == "3f9a1c0b72de  step 2/4  backfill tasks by id in batches of 1000");
  told.follow(progress_event(1'000, 0.25), begin);
  told.follow(progress_event(1'234'567, 0.5), begin + 10s);
  BOOST_TEST(told.line(begin + 10s, 200) ==
             "3f9a1c0b72de  step 2/4  [##########----------] 50 %  1,234,567 rows  0:20 left  "
             "backfill tasks by id in batches of 1000");
  BOOST_TEST(told.line(begin + 10s, 30) == "3f9a1c0b72de  step 2/4  [#####");
  told.follow(progress_event(2'000'000, 0.75), begin + 3h);
  BOOST_TEST(told.line(begin + 3h, 90).find("1:30:00 left") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(time_is_counted_from_where_this_run_began) {
  progress_report told;
  told.follow(progress_event(10, 0.9), begin);
  BOOST_TEST(told.line(begin, 200).find("left") == std::string::npos);
  told.follow(progress_event(20, 0.95), begin + 60s);
  BOOST_TEST(told.line(begin + 60s, 200).find("1:00 left") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(rows_are_told_where_the_share_is_not_known) {
  progress_report told;
  told.follow(progress_event(500, std::nullopt), begin);
  BOOST_TEST(told.line(begin, 200) == "3f9a1c0b72de  step 2/4  500 rows  backfill tasks by id in batches of 1000");
  BOOST_TEST(!told.next_tenth());
}

BOOST_AUTO_TEST_CASE(a_sentence_for_each_tenth) {
  progress_report told;
  told.follow(progress_event(1, 0.09), begin);
  BOOST_TEST(!told.next_tenth());
  told.follow(progress_event(300, 0.31), begin);
  BOOST_TEST(told.next_tenth().value_or("") == "backfill tasks by id in batches of 1000: 31 %, 300 rows");
  told.follow(progress_event(350, 0.35), begin);
  BOOST_TEST(!told.next_tenth());
  told.follow(step_event(), begin);
  told.follow(progress_event(10, 0.2), begin);
  BOOST_TEST(told.next_tenth().has_value());
}

BOOST_AUTO_TEST_CASE(on_a_terminal_the_line_changes_in_its_place) {
  std::ostringstream out, err;
  const auto shown = text_presenter(out, {.coloured = false, .width = 41});
  auto event = step_event();
  event.what = migration_event::moment::begins;
  shown->happened(event);
  shown->happened(step_event());
  shown->happened(progress_event(10, 0.5));
  event.what = migration_event::moment::done;
  shown->happened(event);
  BOOST_TEST(out.str() ==
             "upgrade 3f9a1c0b72de  slugs\n"
             "\r\x1b[K3f9a1c0b72de  step 2/4  backfill tasks b"
             "\r\x1b[K3f9a1c0b72de  step 2/4  [##########-----"
             "\r\x1b[K");
}

BOOST_AUTO_TEST_CASE(a_failure_takes_the_line_away) {
  std::ostringstream out, err;
  const auto shown = text_presenter(out, {.coloured = false, .width = 30});
  shown->happened(step_event());
  shown->failed(error(error_code::database, "no"), err);
  BOOST_TEST(out.str().ends_with("\r\x1b[K"));
  BOOST_TEST(err.str() == "no\n");
}

BOOST_AUTO_TEST_CASE(a_line_is_not_cut_within_a_character) {
  progress_report told;
  auto event = step_event();
  event.description = "ä";
  told.follow(event, begin);
  const auto whole = told.line(begin, 80);
  BOOST_TEST(told.line(begin, whole.size() - 1) == whole.substr(0, whole.size() - 2));
}

BOOST_AUTO_TEST_SUITE_END()
