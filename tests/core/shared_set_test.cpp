#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <instar/model.hpp>
#include <instar/operation.hpp>
#include <instar/shared_set.hpp>

#include "support/random_source.hpp"

using namespace instar;
using namespace instar::testing;

namespace {

using words = shared_set<std::string, std::less<>>;

/// Orders numbers, and counts how often it is asked.
struct counted_order {
  static inline std::size_t asked = 0;
  bool operator()(int left, int right) const { return ++asked, left < right; }
};

template <class Set>
std::vector<std::string> listed(const Set& all) {
  return {all.begin(), all.end()};
}

std::string random_word(random_source& any) { return std::string(1, static_cast<char>('a' + any.below(12))); }

/// As different for different words.
std::string mirrored(std::string word) {
  word.front() = static_cast<char>('a' + 'l' - word.front());
  return word;
}

/// Does the same to both, whatever that is.
void change_both(words& all, std::set<std::string, std::less<>>& expected, random_source& any) {
  const auto word = random_word(any), other = random_word(any);
  const auto there = all.find(word);
  switch (any.below(7)) {
    case 0: BOOST_TEST(all.insert(word).second == expected.insert(word).second); break;
    case 1: BOOST_TEST(all.erase(word) == expected.erase(word)); break;
    case 2:
      if (there == all.end() || all.contains(other)) break;
      all.edit(there, [&](std::string& one) { one = other; });
      expected.erase(word);
      expected.insert(other);
      break;
    case 3:
      BOOST_TEST(erase_if(all, [&](const std::string& one) { return one > word; }) ==
                 std::erase_if(expected, [&](const std::string& one) { return one > word; }));
      break;
    case 4:
      all.insert(there, word);
      expected.insert(word);
      break;
    case 5:
      all.edit_all([](std::string& one) { one = mirrored(one); });
      for (const auto& one : std::exchange(expected, {})) expected.insert(mirrored(one));
      break;
    default:
      if (there == all.end()) break;
      BOOST_TEST(all.take(there) == word);
      expected.erase(word);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shared_sets)

BOOST_AUTO_TEST_CASE(is_a_set_whatever_is_done_to_it_and_to_its_copies) {
  const auto seed = seed_of_this_run();
  BOOST_TEST_CONTEXT("INSTAR_SEED=" << seed) {
    random_source any(seed);
    std::vector<words> all(3);
    std::vector<std::set<std::string, std::less<>>> expected(3);
    for (int i = 0; i != 5000; ++i) {
      const auto one = static_cast<std::size_t>(any.below(3)), other = static_cast<std::size_t>(any.below(3));
      if (any.one_in(5)) {
        all[one] = all[other];
        expected[one] = expected[other];
      } else {
        change_both(all[one], expected[one], any);
      }
      for (std::size_t k = 0; k != all.size(); ++k) {
        BOOST_TEST_REQUIRE(listed(all[k]) == listed(expected[k]), boost::test_tools::per_element());
        BOOST_TEST_REQUIRE((all[k] == all[0]) == (expected[k] == expected[0]));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(copies_share_what_is_not_changed) {
  const words before = {"a", "b", "c"};
  auto after = before;
  after.edit(after.find("b"), [](std::string& one) { one = "d"; });
  after.insert("bb");
  BOOST_TEST(listed(before) == (std::vector<std::string>{"a", "b", "c"}), boost::test_tools::per_element());
  BOOST_TEST(listed(after) == (std::vector<std::string>{"a", "bb", "c", "d"}), boost::test_tools::per_element());
  for (const auto* word : {"a", "c"}) BOOST_TEST(&*before.find(word) == &*after.find(word));

  auto follows = before;
  follows = after;
  for (const auto& word : after) BOOST_TEST(&*follows.find(word) == &word);
}

BOOST_AUTO_TEST_CASE(what_nobody_else_has_is_changed_in_its_place) {
  words alone = {"a", "b"};
  const auto* before = &*alone.find("a");
  alone.edit(alone.find("a"), [](std::string& one) { one += "a"; });
  BOOST_TEST(&*alone.find("aa") == before);
}

BOOST_AUTO_TEST_CASE(who_decides_what_goes_sees_everything) {
  words all = {"a", "b", "c", "d"};
  const auto before = all;
  const auto erased = erase_if(all, [&](const std::string& one) {
    BOOST_TEST((all == before));
    return one == "a" || one == "c";
  });
  BOOST_TEST(erased == 2u);
  BOOST_TEST(listed(all) == (std::vector<std::string>{"b", "d"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_inserter_finds_the_place) {
  const std::vector<std::string> given = {"c", "a", "b", "a"};
  words all;
  std::ranges::copy(given, std::inserter(all, all.end()));
  BOOST_TEST(listed(all) == (std::vector<std::string>{"a", "b", "c"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_of_many_is_moved_without_a_look_at_all_of_them) {
  shared_set<int, counted_order> all;
  for (int number = 0; number != 1024; ++number) all.insert(2 * number);
  for (const auto& [from, to] : {std::pair(0, 2001), {2046, 3}, {1000, 1001}}) {
    const auto there = all.find(from);
    counted_order::asked = 0;
    all.edit(there, [&](int& one) { one = to; });
    BOOST_TEST(counted_order::asked <= 32u);
    BOOST_TEST(all.contains(to));
    BOOST_TEST(std::ranges::is_sorted(all));
  }
}

BOOST_AUTO_TEST_CASE(several_may_change_places) {
  words all = {"a", "b", "c"};
  all.edit_if([](const std::string& one) { return one != "c"; },
              [](std::string& one) { one = one == "a" ? "b" : "a"; });
  BOOST_TEST(listed(all) == (std::vector<std::string>{"a", "b", "c"}), boost::test_tools::per_element());
  all.edit_if([](const std::string& one) { return one == "a"; }, [](std::string& one) { one = "z"; });
  BOOST_TEST(listed(all) == (std::vector<std::string>{"b", "c", "z"}), boost::test_tools::per_element());
  BOOST_TEST(all.contains("z"));
}

BOOST_AUTO_TEST_CASE(a_change_of_a_schema_copies_what_it_changes) {
  const table changed{.name = "a",
                      .columns = {{.name = "y", .type = {.name = "text"}}},
                      .constraints = {check{"c", "{y} <> ''"}},
                      .indexes = {{.name = "i", .keys = {{.column = "y"}}}}};
  const model before{.tables = {changed, table{.name = "b"}}, .objects = {}};
  const auto after = apply(before, add_column{"a", {.name = "x", .type = {.name = "text"}}});
  const auto &was = *before.find_table("a"), &is = *after.find_table("a");
  BOOST_TEST(was.columns.size() == 1u);
  BOOST_TEST(is.columns.size() == 2u);
  BOOST_TEST(was.find_constraint("c") == is.find_constraint("c"));
  BOOST_TEST(was.find_index("i") == is.find_index("i"));
  BOOST_TEST(before.find_table("b") == after.find_table("b"));
}

BOOST_AUTO_TEST_SUITE_END()
