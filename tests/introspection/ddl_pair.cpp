#include "introspection/ddl_pair.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>

namespace instar::testing {
namespace {

using sections = std::map<std::string, std::string>;

void add_pair(std::vector<ddl_pair>& to, const std::string& title, sections& all) {
  const auto colon = title.find(": ");
  if (colon == std::string::npos) throw std::runtime_error("no kind: " + title);
  to.push_back({title.substr(0, colon), title, all["both"] + all["before"], all["both"] + all["after"], all["rows"]});
  all.clear();
}

void read_file(const std::filesystem::path& file, std::vector<ddl_pair>& to) {
  std::ifstream stream(file);
  std::string title, section;
  sections all;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("= ")) {
      if (!title.empty()) add_pair(to, title, all);
      title = line.substr(2);
    } else if (line == "both" || line == "before" || line == "after" || line == "rows") {
      section = line;
    } else if (line.starts_with("  ")) {
      all[section] += line.substr(2) + "\n";
    } else if (!line.empty()) {
      throw std::runtime_error(file.string() + ": " + line);
    }
  }
  add_pair(to, title, all);
}

}  // namespace

std::vector<ddl_pair> read_ddl_pairs(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) files.push_back(entry.path());
  std::ranges::sort(files);
  std::vector<ddl_pair> pairs;
  for (const auto& file : files) read_file(file, pairs);
  return pairs;
}

}  // namespace instar::testing
