#include "generator/image.hpp"

#include <boost/test/unit_test.hpp>

#include "generator/frames.hpp"
#include "support/throws.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

const std::string notes = "table notes\n  column id bigint not null\n  primary key pk_notes (id)\n";
const std::string tags = "table tags\n  renamed table labels\n  column id bigint not null\n";
const std::string migration = "instar migration 1\nrevision 9c2b7d01aaaa\nmessage \"x\"\nupgrade\ndowngrade\n";

BOOST_AUTO_TEST_SUITE(image)

BOOST_AUTO_TEST_CASE(a_schema_is_found_between_other_bytes) {
  const auto found = schema_in(schema_object({notes, tags}), "probe.o");
  BOOST_TEST(found.schema.tables.size() == 2u);
  BOOST_TEST(found.schema.find_table("notes")->columns.front().name == "id");
  BOOST_TEST((found.hints ==
              std::vector<rename_hint>{{.kind = renamed_kind::table, .owner = {}, .from = "labels", .to = "tags"}}));
}

BOOST_AUTO_TEST_CASE(a_schema_without_tables_is_one) {
  BOOST_TEST(schema_in(schema_object({}), "probe.o").schema.tables.empty());
}

BOOST_AUTO_TEST_CASE(a_frame_that_is_there_twice_counts_once) {
  const auto object = schema_object({notes, tags});
  BOOST_TEST(schema_in(object + object, "probe.o").schema.tables.size() == 2u);
}

BOOST_AUTO_TEST_CASE(an_object_without_frames_asks_about_link_time_optimisation) {
  for (const auto& bytes : {std::string(),
                            std::string("\x7f"
                                        "ELF"),
                            frame_of(frame::migration_kind, migration)}) {
    const auto failure = error_of([&] { (void)schema_in(bytes, "probe.o"); });
    check_says(failure, "probe.o: holds no schema image");
    check_says(failure, "is link-time optimisation on for this object?");
    BOOST_TEST(failure.exit_code() == 1);
  }
  check_says(error_of([] { (void)migrations_in("", "a.o"); }), "a.o: holds no migration image");
}

BOOST_AUTO_TEST_CASE(a_missing_table_is_not_a_dropped_one) {
  auto object = schema_object({notes, tags});
  const auto lost = frame_of(frame::table_kind, tags);
  object.erase(object.find(lost), lost.size());
  const auto failure = error_of([&] { (void)schema_in(object, "probe.o"); });
  check_says(failure, "the manifest tells of 2 tables and objects, and 1 were found");
}

BOOST_AUTO_TEST_CASE(another_table_in_the_place_of_one_is_seen) {
  auto object = schema_object({notes, tags});
  const auto lost = frame_of(frame::table_kind, tags);
  object.replace(object.find(lost), lost.size(), frame_of(frame::table_kind, "table other\n  column id bigint\n"));
  check_says(error_of([&] { (void)schema_in(object, "probe.o"); }), "not the same ones");
}

BOOST_AUTO_TEST_CASE(two_schemas_in_an_object_are_refused) {
  check_says(error_of([&] { (void)schema_in(schema_object({notes}) + schema_object({tags}), "probe.o"); }),
             "an object declares one");
}

BOOST_AUTO_TEST_CASE(the_parts_of_a_schema_make_it_up) {
  const auto found = schema_in({{schema_object({notes}), "notes.o"}, {schema_object({tags}), "tags.o"}});
  BOOST_TEST(found.schema.tables.size() == 2u);
  BOOST_TEST(found.hints.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_part_without_its_manifest_is_named) {
  const auto failure = error_of([&] { (void)schema_in({{schema_object({notes}), "notes.o"}, {"ELF", "tags.o"}}); });
  check_says(failure, "tags.o: holds no schema image");
}

BOOST_AUTO_TEST_CASE(a_table_in_two_parts_is_refused) {
  const auto failure = error_of([&] {
    (void)schema_in({{schema_object({notes}), "a.o"}, {schema_object({notes, tags}), "b.o"}});
  });
  check_says(failure, "a.o, b.o");
  check_says(failure, "the schema declares two tables of this name");
}

BOOST_AUTO_TEST_CASE(a_bare_opening_is_no_frame) {
  const auto object = std::string(frame::opening) + '\0' + schema_object({notes});
  BOOST_TEST(schema_in(object, "probe.o").schema.tables.size() == 1u);
}

BOOST_AUTO_TEST_CASE(damage_is_told_with_its_place) {
  auto object = "12345" + frame_of(frame::migration_kind, migration);
  object[5 + frame::header_size + 3] ^= 1;
  const auto failure = error_of([&] { (void)migrations_in(object, "a.o"); });
  check_says(failure, "a.o: damaged image at byte 5: its checksum does not fit its text");
  check_says(failure, "rebuild the object file");
}

BOOST_AUTO_TEST_CASE(no_flipped_bit_is_ever_accepted) {
  const auto object = schema_object({notes});
  const auto begin = object.find(frame::opening);
  for (auto at = begin; at != object.size(); ++at) {
    const bool padding =
        at >= begin + frame::framed_size(notes.size()) && at < begin + frame::framed_size(notes.size()) + 4;
    for (int bit = 0; bit != 8 && !padding; ++bit) {
      auto damaged = object;
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << bit));
      BOOST_TEST_CONTEXT("byte " << at << " bit " << bit)
      BOOST_CHECK_THROW((void)schema_in(damaged, "probe.o"), error);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_truncated_object_is_ever_accepted) {
  const auto object = schema_object({notes});
  for (std::size_t size = 0; size != object.size(); ++size) BOOST_TEST_CONTEXT(size)
  BOOST_CHECK_THROW((void)schema_in(std::string_view(object).substr(0, size), "probe.o"), error);
}

BOOST_AUTO_TEST_CASE(a_length_beyond_all_bounds_is_refused) {
  auto object = frame_of(frame::migration_kind, migration);
  object.replace(frame::opening.size() + frame::kind_size, frame::hex_size, "ffffffffffffffff");
  check_says(error_of([&] { (void)migrations_in(object, "a.o"); }), "the file ends before");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
