#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <instar/vocabulary/property.hpp>

namespace instar {
namespace {

std::string page(const std::string& name) {
  std::ifstream in(std::filesystem::path(INSTAR_SOURCE_DIR) / "docs/reference" / name);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The words between backticks in the first column of a page's tables.
std::set<std::string> words_of(const std::string& text) {
  static const std::regex row(R"(\n\| (`[^|]*`)[^|]*\|)"), word("`([^`]*)`");
  std::set<std::string> words;
  for (std::sregex_iterator at(text.begin(), text.end(), row), end; at != end; ++at) {
    const auto cell = (*at)[1].str();
    for (std::sregex_iterator one(cell.begin(), cell.end(), word); one != end; ++one) words.insert((*one)[1].str());
  }
  return words;
}

BOOST_AUTO_TEST_SUITE(documentation_test)

BOOST_AUTO_TEST_CASE(the_page_of_properties_lists_every_word_and_no_other) {
  std::set<std::string> words;
  for (const auto& word : property_words) words.emplace(word.name);
  BOOST_TEST(words_of(page("properties.md")) == words, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_page_of_objects_lists_every_kind_with_all_that_it_can_say) {
  const auto text = page("objects.md");
  for (const auto kind : object_kinds) {
    const auto begin = text.find("\n| `" + std::string(spelling(kind)) + "`");
    BOOST_TEST_REQUIRE(begin != std::string::npos, spelling(kind));
    const auto row = text.substr(begin + 1, text.find('\n', begin + 1) - begin);
    for (const auto& word : property_words)
      if (word.of.contains(element_of(kind)) && word.name != "only" && word.name != "comment" &&
          word.name != "requires")
        BOOST_TEST(row.find("`" + std::string(word.name) + "`") != std::string::npos, word.name << " in " << row);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
