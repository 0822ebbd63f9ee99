#include "generator/lock_file.hpp"

#include <boost/test/unit_test.hpp>

#include "support/throws.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

const std::string digest(64, 'a');
const std::string first = "9c2b7d01aaaa - " + digest + " reviewed 20260901_1200_9c2b7d01aaaa_initial.cpp\n";
const std::string second = "3f9a1c0b72de 9c2b7d01aaaa " + digest + " draft 20261001_0930_3f9a1c0b72de_priority.cpp\n";
const std::string merge = "000000000001 9c2b7d01aaaa,3f9a1c0b72de " + digest + " draft m.cpp\n";

error refusal(const std::string& text) {
  return error_of([&] { (void)read_lock(text, "migrations.lock"); });
}

BOOST_AUTO_TEST_SUITE(lock)

BOOST_AUTO_TEST_CASE(what_was_written_is_read) {
  const auto text = "instar lock 1\n" + first + second + merge;
  const auto entries = read_lock(text, "migrations.lock");
  BOOST_TEST(write_lock(entries) == text);
  BOOST_TEST_REQUIRE(entries.size() == 3u);
  BOOST_TEST(entries[0].parents.empty());
  BOOST_TEST(entries[0].reviewed);
  BOOST_TEST(!entries[1].reviewed);
  BOOST_TEST(entries[1].file == "20261001_0930_3f9a1c0b72de_priority.cpp");
  BOOST_TEST((entries[2].parents == std::vector<std::string>{"9c2b7d01aaaa", "3f9a1c0b72de"}));
  BOOST_TEST(entries[2].line == 4u);
}

BOOST_AUTO_TEST_CASE(a_line_that_is_none_is_told_with_its_number) {
  const std::string good = "instar lock 1\n" + first;
  for (const std::string line :
       {"", "nonsense", "3f9a1c0b72de", "3f9a1c0b72de - 12 draft a.cpp", "3f9a+c0b72de - $ draft a.cpp",
        "head - $ draft a.cpp", "3f9a1c0b72de  $ draft a.cpp", "3f9a1c0b72de 9c2b7d01aaaa, $ draft a.cpp",
        "3f9a1c0b72de @ $ draft a.cpp", "3f9a1c0b72de - $ done a.cpp", "3f9a1c0b72de - $ draft",
        "3f9a1c0b72de - $ draft ", "3f9a1c0b72de - $ draft ../a.cpp", "3f9a1c0b72de - $ draft a.cpp\r",
        "3f9a1c0b72de - $ draft a b.cpp", " 3f9a1c0b72de - $ draft a.cpp"}) {
    auto full = line;
    if (const auto at = full.find('$'); at != full.npos) full.replace(at, 1, digest);
    BOOST_TEST_CONTEXT(line) {
      const auto failure = refusal(good + full + "\n");
      check_says(failure, "migrations.lock:3: not a line of a lock file");
      check_says(failure, "a line reads `<revision> <parents or -> <digest> <draft|reviewed> <file name>`");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_something_else_is_refused) {
  for (const std::string text : {"", "\n", "instar lock 2\n", "instar snapshot 1\n"})
    check_says(refusal(text), "migrations.lock:1: it does not begin with `instar lock 1`");
}

BOOST_AUTO_TEST_CASE(a_cut_off_file_is_refused_wherever_it_is_cut) {
  const auto text = "instar lock 1\n" + first + second;
  for (std::size_t size = 0; size != text.size(); ++size) {
    const auto cut = text.substr(0, size);
    if (cut.ends_with('\n')) continue;  // whole lines are a shorter chain, which the objects then contradict
    BOOST_TEST_CONTEXT(size) BOOST_CHECK_THROW((void)read_lock(cut, "migrations.lock"), error);
  }
  check_says(refusal("instar lock 1\n" + first.substr(0, first.size() - 1)), "the file may be cut off");
}

BOOST_AUTO_TEST_CASE(a_merge_conflict_is_told_with_the_way_out) {
  const auto failure =
      refusal("instar lock 1\n" + first + "<<<<<<< HEAD\n" + second + "=======\n" + merge + ">>>>>>> x\n");
  check_says(failure, "migrations.lock:3: a merge conflict is not resolved");
  check_says(failure, "keep the lines of both sides and delete the markers");
  check_says(failure, "instar merge, or instar rebase");
  check_says(failure, "nothing was written");
}

BOOST_AUTO_TEST_CASE(the_lines_of_both_sides_can_be_kept) {
  const auto lock = read_lock("instar lock 1\n" + first + "<<<<<<< ours\n" + second +
                                  "||||||| base\nanything\n=======\n" + second + merge + ">>>>>>> x\n",
                              "migrations.lock", conflicts::keep_both);
  BOOST_TEST_REQUIRE(lock.size() == 3u);
  BOOST_TEST(lock[1].revision == "3f9a1c0b72de");
  BOOST_TEST(lock[2].line == 9u);
}

BOOST_AUTO_TEST_CASE(nothing_is_listed_twice) {
  check_says(refusal("instar lock 1\n" + first + second + first),
             "migrations.lock:4: revision 9c2b7d01aaaa is listed twice, first in line 2");
  auto same_file = second;
  same_file.replace(same_file.find("20261001"), same_file.npos, "20260901_1200_9c2b7d01aaaa_initial.cpp\n");
  check_says(refusal("instar lock 1\n" + first + same_file), "is listed twice, first in line 2");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
