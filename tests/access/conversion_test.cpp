#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include <instar/conversion.hpp>
#include <instar/dialect.hpp>
#include <instar/error.hpp>

#include "support/throws.hpp"

namespace {

using namespace instar;
using namespace std::chrono_literals;
using instar::testing::check_says;
using instar::testing::error_of;
using std::chrono::sys_days;
using std::chrono::year_month_day;

template <class T>
value written(const T& any) {
  return to_value(any, sqlite_dialect());
}

template <class T>
bool refused(const value& any) {
  try {
    std::ignore = from_value<T>(any);
    return false;
  } catch (const error& e) {
    return e.code() == error_code::malformed;
  }
}

bool is(const value& any, const char* text) { return any == value(std::string(text)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(conversion)

BOOST_AUTO_TEST_CASE(integers_are_checked_against_their_range) {
  BOOST_TEST(from_value<std::int8_t>(std::int64_t{-128}) == -128);
  BOOST_TEST(refused<std::int8_t>(std::int64_t{128}));
  BOOST_TEST(refused<std::uint32_t>(std::int64_t{-1}));
  BOOST_TEST(from_value<std::uint64_t>(INT64_MAX) == std::uint64_t{INT64_MAX});
  BOOST_TEST(refused<int>(1.0));
  BOOST_TEST(refused<int>(true));
  BOOST_TEST(refused<int>(nullptr));
  BOOST_TEST(from_value<int>(std::string("42")) == 42);
  for (const char* text : {"", "42 ", "4.2", "99999999999", "x"}) BOOST_TEST(refused<int>(std::string(text)), text);
  check_says(error_of([] { std::ignore = written(std::uint64_t{INT64_MAX} + 1); }),
             "std::uint64_t 9223372036854775808 cannot be stored");
}

BOOST_AUTO_TEST_CASE(truth_comes_from_sqlite_as_a_number) {
  BOOST_TEST(from_value<bool>(true));
  BOOST_TEST(from_value<bool>(std::int64_t{1}));
  BOOST_TEST(!from_value<bool>(std::int64_t{0}));
  BOOST_TEST(refused<bool>(std::int64_t{2}));
  BOOST_TEST(refused<bool>(std::string("t")));
}

BOOST_AUTO_TEST_CASE(floating_point_numbers_keep_what_they_are) {
  BOOST_TEST(from_value<double>(0.1) == 0.1);
  BOOST_TEST(from_value<double>(std::int64_t{2}) == 2.0);
  BOOST_TEST(from_value<double>(std::string("12.50")) == 12.5);
  BOOST_TEST(std::isnan(from_value<float>(std::numeric_limits<double>::quiet_NaN())));
  BOOST_TEST(std::isinf(from_value<float>(std::numeric_limits<double>::infinity())));
  BOOST_TEST(refused<float>(1e300));
  BOOST_TEST(refused<double>(std::string("12.5 EUR")));
}

BOOST_AUTO_TEST_CASE(texts_of_every_kind_are_written) {
  const char* const none = nullptr;
  char buffer[] = "abc";
  BOOST_TEST(is(written("abc"), "abc"));
  BOOST_TEST(is(written(buffer), "abc"));
  BOOST_TEST(is(written(std::string_view("abc")), "abc"));
  BOOST_TEST(is(written(std::string("abc")), "abc"));
  BOOST_CHECK(written(none) == value{});
  BOOST_TEST(from_value<std::string>(std::int64_t{-7}) == "-7");
  BOOST_TEST(from_value<std::string>(12.5) == "12.5");
  BOOST_TEST(refused<std::string>(bytes{}));
  BOOST_TEST(refused<bytes>(std::string()));
}

BOOST_AUTO_TEST_CASE(null_is_an_empty_optional) {
  BOOST_CHECK(written(std::optional<int>()) == value{});
  BOOST_CHECK(written(nullptr) == value{});
  BOOST_CHECK(written(std::nullopt) == value{});
  BOOST_CHECK(written(std::optional(7)) == value{std::int64_t{7}});
  BOOST_TEST(!from_value<std::optional<int>>(nullptr).has_value());
  BOOST_TEST(from_value<std::optional<int>>(std::int64_t{7}).value() == 7);
  BOOST_TEST(refused<std::optional<std::int8_t>>(std::int64_t{300}));
}

BOOST_AUTO_TEST_CASE(times_are_written_in_utc) {
  const auto noon = sys_days(2026y / 11 / 21) + 12h;
  BOOST_TEST(is(to_value(noon, sqlite_dialect()), "2026-11-21 12:00:00"));
  BOOST_TEST(is(to_value(noon, postgresql_dialect()), "2026-11-21 12:00:00+00"));
  BOOST_TEST(is(written(noon + 7us), "2026-11-21 12:00:00.000007"));
  BOOST_TEST(is(written(sys_days(1969y / 12 / 31) + 86'399'999'999us), "1969-12-31 23:59:59.999999"));
  BOOST_TEST(is(written(std::chrono::sys_time<std::chrono::nanoseconds>(-1ns)), "1969-12-31 23:59:59.999999"));
  check_says(error_of([] { std::ignore = written(sys_days(10000y / 1 / 1)); }), "10000-01-01 cannot be stored");
}

BOOST_AUTO_TEST_CASE(times_are_read_with_any_offset) {
  const auto noon = sys_days(2026y / 11 / 21) + 12h;
  for (const char* text : {"2026-11-21 12:00:00", "2026-11-21T12:00:00Z", "2026-11-21 12:00", "2026-11-21 12:00:00+00",
                           "2026-11-21 17:30:00+05:30", "2026-11-21 08:30:00-03:30", "2026-11-21 11:15:30-00:44:30",
                           "2026-11-22 01:00:00+13", "2026-11-21 12:00:00.000", "2026-11-21 12:00:00.000000999+00"})
    BOOST_TEST((from_value<microsecond_time>(std::string(text)) == noon), text);
  BOOST_TEST((from_value<microsecond_time>(std::string("2026-11-21 12:00:00.12+00")) == noon + 120ms));
  BOOST_TEST((from_value<std::chrono::sys_seconds>(std::string("1969-12-31 23:59:59.9")) == sys_days() - 1s));
}

BOOST_AUTO_TEST_CASE(what_is_no_time_is_refused) {
  for (const char* text : {"", "now", "infinity", "2026-11-21 ", "2026-11-21 12", "2026-11-21 24:00:00",
                           "2026-11-21 12:60:00", "2026-02-29 12:00:00", "2026-11-21 12:00:00.", "26-11-21 12:00:00",
                           "2026-11-21 12:00:00+00 BC", "2026-11-21 12:00:00 +00", "Sat Nov 21 12:00:00 2026"})
    BOOST_TEST(refused<microsecond_time>(std::string(text)), text);
  BOOST_TEST(refused<microsecond_time>(std::int64_t{0}));
  BOOST_TEST(refused<std::chrono::sys_time<std::chrono::nanoseconds>>(std::string("9999-01-01 00:00:00")));
}

BOOST_AUTO_TEST_CASE(dates_are_days_of_the_calendar) {
  BOOST_TEST(is(written(year_month_day(2024y / 2 / 29)), "2024-02-29"));
  BOOST_TEST((from_value<year_month_day>(std::string("2024-02-29")) == 2024y / 2 / 29));
  for (const char* text : {"2023-02-29", "2024-13-01", "2024-1-1", "2024-02-29 00:00:00", "infinity"})
    BOOST_TEST(refused<year_month_day>(std::string(text)), text);
  check_says(error_of([] { std::ignore = written(year_month_day(2023y / 2 / 29)); }), "2023-02-29 cannot be stored");
}

BOOST_AUTO_TEST_CASE(an_error_tells_value_type_and_place) {
  const auto told = error_of([] { std::ignore = from_value<int>(std::string("abc"), "tasks.priority"); });
  check_says(told, "tasks.priority is 'abc', which does not fit into std::int32_t");
  BOOST_TEST(told.where() == "tasks.priority");
  check_says(error_of([] { std::ignore = from_value<bool>(bytes(5)); }), "5 bytes, which does not fit into bool");
}

BOOST_AUTO_TEST_SUITE_END()
