#include "odb/catalogue.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace instar::testing {
namespace {

using texts = std::vector<std::string>;

/// Without spaces and quotes, because ODB and instar set them otherwise.
std::string plain(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '"'; });
  return text;
}

/// What `pattern` finds in a text, each find for itself.
texts finds(const std::string& text, const char* pattern) {
  const std::regex what(pattern);
  texts all;
  for (std::sregex_iterator at(text.begin(), text.end(), what), end; at != end; ++at) all.push_back(plain(at->str()));
  return all;
}

std::string output_of(const std::string& command) {
  auto* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  std::string text;
  std::array<char, 4096> buffer;
  while (const auto count = std::fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), count);
  if (pclose(pipe) != 0) throw std::runtime_error(command + " failed:\n" + text);
  return text;
}

/// The lines between the parentheses of a `CREATE TABLE`, sorted.
void sort_columns(texts& lines) {
  for (auto at = lines.begin(); at != lines.end(); ++at) {
    if (!at->starts_with("CREATE TABLE")) continue;
    const auto end = std::find(at, lines.end(), ");");
    for (auto line = at + 1; line != end; ++line)
      if (line->ends_with(',')) line->pop_back();
    std::sort(at + 1, end);
  }
}

}  // namespace

texts catalogue(const test::sqlite_database& database) {
  const auto session = database.connect();
  const auto ask = [&](const std::string& sql) { return test::rows_of(*session, sql); };
  texts all;
  for (const auto& table : ask("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('schema_version', "
                               "'instar_journal') AND name NOT LIKE 'sqlite_%' ORDER BY name")) {
    const auto add = [&](const texts& lines) {
      for (const auto& line : lines) all.push_back(table + ": " + line);
    };
    const auto of_table = "('" + table + "')";
    add(ask("SELECT name, upper(replace(type, ' ', '')), \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo" +
            of_table + " ORDER BY name"));
    add(
        ask("SELECT list.name, list.\"unique\", list.origin, list.partial, info.seqno, info.name, info.desc, info.coll "
            "FROM pragma_index_list" +
            of_table +
            " list, pragma_index_xinfo(list.name) info WHERE info.key = 1 ORDER BY "
            "list.name, info.seqno"));
    add(ask("SELECT \"table\", \"from\", \"to\", seq, on_update, on_delete FROM pragma_foreign_key_list" + of_table +
            " ORDER BY 1, 2, 3"));
    const auto sql = ask("SELECT sql FROM sqlite_schema WHERE name = '" + table + "'").front();
    auto told = finds(sql, R"x(CONSTRAINT\s+"[^"]+"\s+FOREIGN KEY[^)]*\)\s*REFERENCES[^)]*\)[^,)]*)x");
    for (const auto* pattern : {R"(CHECK \([^()]*\))", "AUTOINCREMENT", "COLLATE [^ ,)]*"})
      for (auto& found : finds(sql, pattern)) told.push_back(std::move(found));
    std::ranges::sort(told);
    add(told);
  }
  return all;
}

texts catalogue(const test::postgresql_database& database) {
  std::istringstream dump(output_of("pg_dump --schema-only --no-owner -T schema_version -T 'instar_journal*' '" +
                                    database.url() + "' 2>&1"));
  texts lines;
  for (std::string line; std::getline(dump, line);)
    if (!line.empty() && !line.starts_with("--") && !line.starts_with("SET ") && !line.starts_with("SELECT ") &&
        !line.starts_with('\\'))
      lines.push_back(line);
  sort_columns(lines);
  return lines;
}

}  // namespace instar::testing
