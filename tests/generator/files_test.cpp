#include "generator/files.hpp"

#include <boost/test/unit_test.hpp>

#include "generator/project.hpp"
#include "support/throws.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;
namespace fs = std::filesystem;

BOOST_FIXTURE_TEST_SUITE(files, scratch_directory)

BOOST_AUTO_TEST_CASE(files_are_written_with_their_directories) {
  write_files({{path / "new" / "a", "one"}, {path / "b", "two"}});
  BOOST_TEST(read_file(path / "new" / "a") == "one");
  BOOST_TEST(read_file(path / "b") == "two");
}

BOOST_AUTO_TEST_CASE(a_file_of_any_size_is_read_whole) {
  for (const std::size_t size : {0, 1, 65'535, 65'536, 65'537, 200'000}) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i != size; ++i) bytes[i] = static_cast<char>(i % 251);
    write_files({{path / "a", bytes}});
    BOOST_TEST((read_file(path / "a") == bytes), size << " bytes");
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_the_same_is_not_touched) {
  write_files({{path / "a", "one"}});
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(24);
  fs::last_write_time(path / "a", long_ago);
  write_files({{path / "a", "one"}});
  BOOST_TEST((fs::last_write_time(path / "a") == long_ago));
}

BOOST_AUTO_TEST_CASE(when_one_cannot_be_written_none_is) {
  write_files({{path / "file", "here"}});
  const auto failure = error_of([&] { write_files({{path / "a", "one"}, {path / "file" / "b", "two"}}); });
  check_says(failure, (path / "file" / "b").string());
  check_says(failure, "nothing was written");
  BOOST_TEST(!fs::exists(path / "a"));
  BOOST_TEST(entries() == 1);
}

BOOST_AUTO_TEST_CASE(the_line_ends_of_a_checkout_do_not_matter) {
  write_files({{path / "a", "one\r\n\r\ntwo\r three\r\n"}});
  BOOST_TEST(read_text(path / "a") == "one\n\ntwo\r three\n");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_named) {
  check_says(error_of([&] { (void)read_file(path / "missing.o"); }),
             "missing.o: cannot read: No such file or directory");
  check_says(error_of([&] { (void)read_file(path); }), "cannot read: it is a directory");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
