#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

#include <instar/vocabulary/frame.hpp>

#include "samples.hpp"

namespace {

std::string contents_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  BOOST_REQUIRE_MESSAGE(in, "cannot read " << file);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t count(std::string_view part, std::string_view whole) {
  std::size_t found = 0;
  for (auto at = whole.find(part); at != std::string_view::npos; at = whole.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migration_image)

BOOST_AUTO_TEST_CASE(the_frame_lies_in_the_object_file_at_every_optimisation_level) {
  const std::map<std::string, const instar::migration*> samples{
      {"every_operation", &instar_migration_0000000000e1}, {"every_column", &instar_migration_0000000000c1},
      {"awkward_text", &instar_migration_0000000000a1},    {"nothing", &instar_migration_00000000000f},
      {"many_steps", &instar_migration_0000000000b1},      {"wide_schema", &instar_migration_0000000000d1},
      {"every_tie", &instar_migration_merge_payments},     {"new_databases", &instar_migration_00000000abcd},
  };
  const char* const listed = std::getenv("INSTAR_TEST_OBJECTS");
  BOOST_REQUIRE_MESSAGE(listed, "INSTAR_TEST_OBJECTS is not set; run this test through ctest");
  std::istringstream objects(listed);
  std::size_t seen = 0;
  for (std::string object; std::getline(objects, object, ':'); ++seen) {
    BOOST_TEST_CONTEXT(object) {
      const std::string bytes = contents_of(object);
      const std::string file = object.substr(object.rfind('/') + 1);
      const instar::migration& sample = *samples.at(file.substr(0, file.find('.')));
      BOOST_TEST(count(std::string_view(sample.frame, sample.frame_size), bytes) == 1u);
      BOOST_TEST(count(instar::frame::opening, bytes) == 1u);
    }
  }
  BOOST_TEST(seen == 3 * samples.size());
}

BOOST_AUTO_TEST_CASE(the_frame_holds_length_and_checksum_of_the_text) {
  for (const instar::migration* sample : {&instar_migration_00000000000f, &instar_migration_0000000000b1}) {
    std::string expected(instar::frame::framed_size(sample->text().size()), '\0');
    sample->text().copy(expected.data() + instar::frame::header_size, sample->text().size());
    instar::frame::close(expected.data(), "mig", sample->text().size());
    BOOST_TEST(std::string_view(sample->frame, sample->frame_size) == expected);
  }
}

BOOST_AUTO_TEST_SUITE_END()
