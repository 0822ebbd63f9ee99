#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include <instar/access.hpp>
#include <instar/dsl/image.hpp>
#include <instar/operation.hpp>
#include <instar/snapshot.hpp>

#include "access/samples.hpp"
#include "runtime/scratch_database.hpp"
#include "support/throws.hpp"

namespace {

using namespace std::chrono_literals;
using instar::testing::check_says;
using instar::testing::error_of;
using std::chrono::sys_days;

/// The length of the text in a whole frame stands in it, in hexadecimal digits.
std::string_view whole_frame(const char* frame) {
  const std::string digits(frame + instar::frame::opening.size() + instar::frame::kind_size, instar::frame::hex_size);
  return {frame, instar::frame::framed_size(std::stoul(digits, nullptr, 16))};
}

/// A database with the tables of samples.hpp in it, as the schema's image describes them.
template <class Database>
struct sample_database : Database {
  std::unique_ptr<instar::connection> session = Database::connect();

  sample_database() {
    std::vector<std::string_view> texts;
    for (const char* frame : instar::dsl::image<app::schema>::frames)
      if (whole_frame(frame).substr(instar::frame::opening.size()).starts_with(instar::frame::table_kind))
        texts.push_back(instar::frame::text_of(whole_frame(frame)));
    instar::transaction work(*session);
    instar::model before;
    for (const instar::table& table : instar::read_declaration(texts, "image").schema.tables) {
      const instar::operation create = instar::create_table{table};
      for (const auto& each : work.dialect().render(create, before)) work.execute(each.sql);
      before = instar::apply(std::move(before), create);
    }
    work.commit();
  }
};

app::sample some_sample() {
  app::sample any;
  any.flag = true;
  any.small = -32768;
  any.medium = 2147483647;
  any.single = 0.1f;
  any.twice = 0.1;
  any.text = "it's {not} a $1 reference";
  any.raw = {std::byte{0}, std::byte{255}};
  any.at = sys_days(2026y / 11 / 21) + 5h + 123456us;
  any.second = sys_days(1969y / 12 / 31) + 23h + 59min + 59s;
  any.day = 2024y / 2 / 29;
  any.status = app::status::in_progress;
  any.price = "12.5";
  any.order = 3;
  return any;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(typed_access)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_struct_comes_back_as_it_went_in, Database, instar::test::databases) {
  const sample_database<Database> database;
  instar::transaction work(*database.session);
  app::sample expected = some_sample();
  const app::sample stored = instar::insert(work, app::samples, expected);
  BOOST_TEST(stored.id == 1);
  expected.id = 1;
  expected.price = database.dialect == std::string("sqlite") ? "12.5" : "12.50";
  BOOST_CHECK(stored == expected);
  expected.note = "";
  expected.later = expected.at + 1us;
  expected.before = app::status::done;
  expected.id = instar::insert(work, app::samples, expected).id;
  BOOST_TEST(expected.id == 2);
  const auto all = instar::select(work, app::samples, "ORDER BY {id}");
  BOOST_REQUIRE(all.size() == 2u);
  BOOST_CHECK(all[0] == stored);
  BOOST_CHECK(all[1] == expected);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_tail_refers_to_columns_by_member_or_by_name, Database, instar::test::databases) {
  const sample_database<Database> database;
  instar::transaction work(*database.session);
  for (int i = 1; i <= 3; ++i) {
    app::sample each = some_sample();
    each.order = -i;
    each.status = i == 2 ? app::status::done : app::status::open;
    std::ignore = instar::insert(work, app::samples, each);
  }
  const auto open =
      instar::select(work, app::samples, "WHERE {status} = $1 AND {at} <= $2 AND '{{' <> '}' ORDER BY {order}",
                     app::status::open, some_sample().at);
  BOOST_REQUIRE(open.size() == 2u);
  BOOST_TEST(open[0].id == 3);
  BOOST_TEST(open[1].id == 1);
  BOOST_TEST(instar::select(work, app::samples, "WHERE {sort order} < $1", -1).size() == 2u);
  BOOST_TEST(instar::select(work, app::samples, "WHERE {later} IS NULL LIMIT 1").size() == 1u);
  BOOST_TEST(instar::select(work, app::samples).size() == 3u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(many_structs_are_inserted_with_few_statements, Database, instar::test::databases) {
  const sample_database<Database> database;
  instar::transaction work(*database.session);
  BOOST_TEST(instar::insert(work, app::pairs, std::vector<app::pair_of_numbers>()) == 0u);
  std::vector<app::pair_of_numbers> pairs;
  for (std::int64_t i = 0; i != 10'000; ++i) pairs.push_back({i, -i});
  BOOST_TEST(instar::insert(work, app::pairs, pairs) == 10'000u);
  BOOST_CHECK((instar::select(work, app::pairs, "ORDER BY {left}") == pairs));
  // The database numbers them.
  BOOST_TEST(instar::insert(work, app::lone, std::vector<app::lone_number>(3)) == 3u);
  BOOST_TEST(instar::select(work, app::lone, "ORDER BY {id}").at(2).id == 3);
  BOOST_TEST(instar::insert(work, app::samples, std::vector{some_sample(), some_sample()}) == 2u);
  BOOST_TEST(instar::select(work, app::samples).size() == 2u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_row_is_updated_and_removed_by_its_primary_key, Database, instar::test::databases) {
  const sample_database<Database> database;
  instar::transaction work(*database.session);
  std::ignore = instar::insert(work, app::samples, some_sample());
  app::sample second = instar::insert(work, app::samples, some_sample());
  second.text = "changed";
  second.note = "too";
  BOOST_TEST(instar::update(work, app::samples, second));
  BOOST_CHECK(instar::select(work, app::samples, "WHERE {text} = $1", "changed") == std::vector{second});
  BOOST_TEST(instar::remove(work, app::samples, second));
  BOOST_TEST(!instar::remove(work, app::samples, second));
  BOOST_TEST(!instar::update(work, app::samples, second));
  BOOST_TEST(instar::select(work, app::samples).size() == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(tables_of_keys_alone_work_as_well, Database, instar::test::databases) {
  const sample_database<Database> database;
  instar::transaction work(*database.session);
  BOOST_TEST(instar::insert(work, app::lone, {}).id == 1);
  BOOST_TEST(instar::insert(work, app::lone, {}).id == 2);
  std::ignore = instar::insert(work, app::pairs, {1, 2});
  std::ignore = instar::insert(work, app::pairs, {1, 3});
  BOOST_TEST(instar::remove(work, app::pairs, {1, 2}));
  BOOST_CHECK(instar::select(work, app::pairs) == (std::vector<app::pair_of_numbers>{{1, 3}}));
  const auto refused = error_of([&] { instar::update(work, app::pairs, {1, 3}); });
  check_says(refused, "the table pairs has no column beside its primary key");
  check_says(error_of([&] { instar::update(work, app::keyless_rows, {}); }), "the table keyless has no primary key");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_reference_to_no_column_is_refused, Database, instar::test::databases) {
  const sample_database<Database> database;
  instar::transaction work(*database.session);
  const auto refused = error_of([&] { std::ignore = instar::select(work, app::pairs, "WHERE {middle} = 1"); });
  BOOST_CHECK(refused.code() == instar::error_code::usage);
  check_says(refused, "`{middle}` refers to no column of the table pairs");
  check_says(refused, "left, right");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_does_not_fit_names_table_column_value_and_type, Database, instar::test::databases) {
  const sample_database<Database> database;
  instar::transaction work(*database.session);
  work.execute("INSERT INTO keyless VALUES (300)");
  const auto wide = error_of([&] { std::ignore = instar::select(work, app::keyless_rows); });
  BOOST_CHECK(wide.code() == instar::error_code::malformed);
  BOOST_TEST(wide.where() == "keyless.tiny");
  check_says(wide, "keyless.tiny is 300, which does not fit into std::int8_t");

  std::ignore = instar::insert(work, app::samples, some_sample());
  work.execute("UPDATE samples SET status = $1", "cancelled");
  check_says(error_of([&] { std::ignore = instar::select(work, app::samples); }),
             "samples.status is 'cancelled', which does not fit into app::status");
  work.execute("UPDATE samples SET status = 'open', before = 'never'");
  check_says(error_of([&] { std::ignore = instar::select(work, app::samples); }),
             "samples.before is 'never', which does not fit into std::optional of app::status");

  const auto unnamed = error_of([&] { work.execute("SELECT $1", static_cast<app::status>(7)); });
  check_says(unnamed, "the app::status 7 cannot be stored: INSTAR_ENUM does not name it");
}

BOOST_AUTO_TEST_CASE(null_does_not_fit_into_a_member_that_is_not_optional) {
  const sample_database<instar::test::postgresql_database> database;
  instar::transaction work(*database.session);
  std::ignore = instar::insert(work, app::samples, some_sample());
  work.execute("ALTER TABLE samples ALTER COLUMN text DROP NOT NULL");
  work.execute("UPDATE samples SET text = NULL");
  const auto refused = error_of([&] { std::ignore = instar::select(work, app::samples); });
  check_says(refused, "samples.text is NULL, which does not fit into std::string");
  check_says(refused, "make it std::optional");
}

BOOST_AUTO_TEST_CASE(times_are_the_same_whatever_the_zone_of_the_session) {
  const sample_database<instar::test::postgresql_database> database;
  instar::transaction work(*database.session);
  app::sample old = some_sample();
  old.at = sys_days(1800y / 1 / 1) + 1s;
  const app::sample first = instar::insert(work, app::samples, some_sample());
  const app::sample second = instar::insert(work, app::samples, old);
  // Half hours, the west, and the odd seconds of times before there were zones.
  for (const char* zone : {"Asia/Kolkata", "America/St_Johns", "Africa/Monrovia", "UTC"}) {
    work.execute(std::string("SET TIME ZONE '") + zone + "'");
    BOOST_CHECK(instar::select(work, app::samples, "ORDER BY {id}") == (std::vector{first, second}));
    BOOST_TEST(instar::select(work, app::samples, "WHERE {at} = $1", first.at).size() == 1u);
  }
  BOOST_TEST((second.at == old.at));
}

BOOST_AUTO_TEST_CASE(sqlite_compares_its_own_times_with_those_bound) {
  const sample_database<instar::test::sqlite_database> database;
  instar::transaction work(*database.session);
  std::ignore = instar::insert(work, app::samples, some_sample());
  work.execute("UPDATE samples SET second = current_timestamp");
  const auto now = instar::select(work, app::samples).front().second;
  BOOST_TEST(instar::select(work, app::samples, "WHERE {second} = $1", now).size() == 1u);
  BOOST_TEST(instar::select(work, app::samples, "WHERE {second} < $1", now + 1us).size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
