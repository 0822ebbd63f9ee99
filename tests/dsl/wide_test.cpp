#include <boost/test/unit_test.hpp>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <instar/dsl/image.hpp>
#include <instar/snapshot.hpp>

#include "frames.hpp"
#include "wide_schema.hpp"

namespace {

const auto& frames = instar::dsl::image<wide::schema>::frames;

std::string text_of_objects() {
  std::string all;
  for (std::size_t i = 1; i != std::size(frames); ++i)
    if (kind_of(frames[i]) == "obj") all += text_in(frames[i]);
  return all;
}

instar::declaration read_all() {
  std::vector<std::string_view> texts;
  for (std::size_t i = 1; i != std::size(frames); ++i) texts.push_back(text_in(frames[i]));
  return instar::read_declaration(texts, "probe.o");
}

/// Whether a text has the line, somewhere and at some depth.
bool has_line(std::string_view text, const std::string& line) {
  return ("\n" + std::string(text)).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wide_image)

BOOST_AUTO_TEST_CASE(properties_keys_and_rows) {
  BOOST_TEST(text_in(frames[4]) == R"(table people [comment 'who', unlogged, postgresql.parameters 'fillfactor=70']
  column id bigint not null identity [always, increment -10, start 100]
  column name text not null [collation 'C', comment 'it\'s', postgresql.storage 'external']
  column mood "mood" not null default 'calm'
  column moods "mood"[] not null
  column home "address"
  column tags text[][] not null
  column wait interval not null
  column born timestamp not null
  column twice bigint not null [generated_stored `{id} * 2`, sqlite.type 'INT']
  column mail "mail" not null
  primary key pk_people (id)
  index ix_people_lower (`lower({name})` [operator_class 'text_pattern_ops'], id [descending, nulls_last]) where `{id} > 3` [include `{twice}, {wait}`, method 'btree', sqlite.where `{id} > 4`]
  renamed constraint uq_old to people_name_twice_key
  unique people_name_twice_key (name, twice) [deferrable, initially_deferred, nulls_not_distinct]
  renamed index ix_old to ix_people_name
  index ix_people_name (name [nulls_first])
  check ck_people_id `{id} > 0` [no_inherit, not_valid]
)");
}

BOOST_AUTO_TEST_CASE(exclusion_partitioning_and_options_of_keys) {
  BOOST_TEST(text_in(frames[5]) == R"(table "rooms.bookings" [partition_by `RANGE ({id})`]
  column id bigint not null
  column room bigint not null
  column during tstzrange not null
  column guest bigint
  primary key pk_bookings (id, room) [include `{guest}`]
  foreign key fk_bookings_guest_people (guest) references people (id) on delete set null [match_full, set_columns `{guest}`]
  exclude ex_bookings (room [operator '='], during [operator '&&']) where `{room} > 0` [method 'gist', only 'postgresql']
)");
}

BOOST_AUTO_TEST_CASE(rows) {
  BOOST_TEST(text_in(frames[6]) == R"(table levels
  column id integer not null
  column label text not null
  column mood "mood" not null default 'calm'
  column weight double
  primary key pk_levels (id)
  row (id 1, label 'it\'s', mood 'wild', weight 0.5)
  row (id 2, label `upper('high')`, weight `null`)
)");
}

BOOST_AUTO_TEST_CASE(objects) {
  BOOST_TEST(text_of_objects() == R"(enumeration mood ('calm', 'wild') [comment 'how one is']
  renamed object temper
  renamed label 'crazy' to 'wild'
composite address
  column street text
  column number integer
domain mail [check_name 'mail_has_at', expression `VALUE LIKE '%@%'`, not_null, type 'varchar(200)']
schema rooms
partition "rooms.bookings_1" on "rooms.bookings" [bounds 'FROM (1) TO (10)']
view adults [definition 'SELECT 1', sqlite.definition 'SELECT 2']
materialized view totals [definition 'SELECT 3', requires 'adults', without_data]
function touch [arguments 'a integer', definition 'LANGUAGE sql AS $$ x $$', returns 'trigger']
procedure tidy [definition 'LANGUAGE sql AS $$ y $$']
trigger touching on people [definition 'BEFORE UPDATE ON people FOR EACH ROW x']
  renamed object old_touching
trigger watching on adults [definition 'INSTEAD OF INSERT ON adults x']
policy own on people [command 'SELECT', restrictive, using 'true']
grant reader on people [grant_option, privileges 'SELECT']
extension citext [in_schema 'public', version '1.6']
sequence numbers [cycle, start 5]
custom other [create 'CREATE x', drop 'DROP x', requires 'people']
)");
}

BOOST_AUTO_TEST_CASE(is_read_as_it_is_written) {
  const auto declared = read_all();
  BOOST_TEST(declared.schema.tables.size() == 3u);
  BOOST_TEST(declared.schema.objects.size() == std::size(frames) - 4u);
  BOOST_TEST(declared.hints.size() == 5u);
  for (const auto& table : declared.schema.tables) {
    const std::string_view text = text_in(frames[table.name == "people" ? 4 : table.name == "levels" ? 6 : 5]);
    for (const auto& one : table.columns) BOOST_TEST(has_line(text, "  " + instar::write_line(one)));
    for (const auto& one : table.constraints) BOOST_TEST(has_line(text, "  " + instar::write_line(one)));
    for (const auto& one : table.indexes) BOOST_TEST(has_line(text, "  " + instar::write_line(one)));
  }
  for (const auto& one : declared.schema.objects) BOOST_TEST(has_line(text_of_objects(), instar::write_line(one)));
}

BOOST_AUTO_TEST_SUITE_END()
