#include "changes/change_case.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace instar::testing {
namespace {

using sections = std::map<std::string, std::vector<std::string>>;

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

model read_model(const std::vector<std::string>& lines, const std::string& where) {
  return read_snapshot("instar snapshot 1\n\n" + joined(lines) + "\nend\n", where);
}

/// `table old to new`, `column TABLE old to new`, `label ENUMERATION old to new`, `enumeration old to new`
rename_hint read_hint(const std::string& line) {
  std::vector<std::string> words;
  std::istringstream stream(line);
  for (std::string word; stream >> word;) words.push_back(word);
  const auto from = words.at(words.size() - 3), to = words.at(words.size() - 1);
  const auto owner = words.size() == 5 ? words.at(1) : std::string();
  if (words.front() == "table") return {renamed_kind::table, owner, from, to};
  if (words.front() == "column") return {renamed_kind::column, owner, from, to};
  if (words.front() == "label") return {renamed_kind::label, owner, from, to};
  for (const auto kind : object_kinds)
    if (words.front() == spelling(kind)) return {renamed_kind::object, owner, from, to, kind};
  throw std::runtime_error("no hint: " + line);
}

change_case compose(const std::string& name, const sections& all) {
  const auto lines = [&](const std::string& section) {
    const auto found = all.find(section);
    return found == all.end() ? std::vector<std::string>() : found->second;
  };
  change_case one{.name = name,
                  .before = read_model(lines("before"), name),
                  .after = read_model(lines("after"), name),
                  .hints = {},
                  .rows = lines("rows"),
                  .operations = {},
                  .findings = lines("findings"),
                  .refused = {}};
  for (const auto& line : lines("hints")) one.hints.push_back(read_hint(line));
  if (all.contains("operations")) one.operations = lines("operations");
  if (all.contains("no operations")) one.operations.emplace();
  for (const std::string dialect : {"sqlite", "postgresql"})
    if (all.contains("refused " + dialect)) one.refused[dialect] = lines("refused " + dialect).at(0);
  return one;
}

std::vector<change_case> read_file(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  std::vector<std::pair<std::string, sections>> found;
  std::vector<std::string>* section = nullptr;
  for (std::string line; std::getline(stream, line);) {
    if (line.empty()) continue;
    if (line.starts_with("= "))
      found.emplace_back(line.substr(2), sections{});
    else if (line.starts_with("  "))
      section->push_back(line.substr(2));
    else
      section = &found.back().second[line];
  }
  std::vector<change_case> cases;
  for (const auto& [name, all] : found) cases.push_back(compose(name, all));
  return cases;
}

}  // namespace

std::vector<change_case> read_change_cases(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) files.push_back(entry.path());
  std::ranges::sort(files);
  std::vector<change_case> all;
  for (const auto& file : files)
    for (auto& one : read_file(file)) all.push_back(std::move(one));
  return all;
}

}  // namespace instar::testing
