// Links between pages lead somewhere: to a file that is there, and to a heading that is in it.

#include <boost/test/unit_test.hpp>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What a heading is called in a link: `Add a column` is `add-a-column`.
std::string anchor_of(const std::string& heading) {
  std::string anchor;
  for (const unsigned char c : heading) {
    if (c == ' ' || c == '-') anchor += '-';
    if (std::isalnum(c) != 0 || c == '_') anchor += static_cast<char>(std::tolower(c));
  }
  return anchor;
}

bool has_heading(const std::string& page, const std::string& anchor) {
  static const std::regex heading(R"((?:^|\n)#+ ([^\n]*))");
  for (std::sregex_iterator each(page.begin(), page.end(), heading), end; each != end; ++each)
    if (anchor_of((*each)[1]) == anchor) return true;
  return false;
}

void follow_links(const fs::path& page) {
  static const std::regex link(R"(\]\(([^)#: ]*)(?:#([^)]*))?\))");
  const auto text = text_of(page);
  for (std::sregex_iterator each(text.begin(), text.end(), link), end; each != end; ++each) {
    const auto target = (*each)[1].length() == 0 ? page : page.parent_path() / (*each)[1].str();
    BOOST_CHECK_MESSAGE(fs::exists(target), page << ": the link " << each->str() << " leads nowhere");
    const auto anchor = (*each)[2].str();
    BOOST_CHECK_MESSAGE(anchor.empty() || has_heading(text_of(target), anchor),
                        page << ": the link " << each->str() << " leads to no heading");
  }
}

BOOST_AUTO_TEST_CASE(links_lead_somewhere) {
  const auto& suite = boost::unit_test::framework::master_test_suite();
  BOOST_TEST_REQUIRE(suite.argc > 1, "usage: links -- PAGE...");
  for (int i = 1; i < suite.argc; ++i) follow_links(suite.argv[i]);
}

}  // namespace
