#include "odb/catalogue.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>

namespace instar::testing {
namespace {

using texts = std::vector<std::string>;

/// The words, names, texts and symbols of some SQL. Case says nothing outside of a text, nor do quotes of a name,
/// because ODB and instar set them otherwise.
texts tokens_of(const std::string& sql) {
  static const std::regex token(R"x("[^"]*"|'(?:[^']|'')*'|\w+|[^\s\w])x");
  texts all;
  for (std::sregex_iterator at(sql.begin(), sql.end(), token), end; at != end; ++at) {
    auto text = at->str();
    if (text.starts_with('"')) text = text.substr(1, text.size() - 2);
    if (!text.starts_with('\''))
      for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    all.push_back(std::move(text));
  }
  return all;
}

std::string joined(const texts& tokens) {
  std::string text;
  for (const auto& one : tokens) text += (text.empty() ? "" : " ") + one;
  return text;
}

/// Parted before each token that `begins`, where no parentheses are around it.
template <class Begins>
std::vector<texts> parted(const texts& tokens, Begins begins) {
  std::vector<texts> parts(1);
  int depth = 0;
  for (const auto& one : tokens) {
    if (one == ")") --depth;
    if (depth == 0 && begins(one)) parts.emplace_back();
    if (one == "(") ++depth;
    parts.back().push_back(one);
  }
  return parts;
}

bool begins_clause(const std::string& token) {
  static const std::set<std::string> words = {"CONSTRAINT", "NOT",    "NULL",    "DEFAULT",    "PRIMARY",  "FOREIGN",
                                              "CHECK",      "UNIQUE", "COLLATE", "REFERENCES", "GENERATED"};
  return words.contains(token);
}

/// A column or a constraint of a table in lines, of which each is true without the others. ODB leaves the names of most
/// constraints to the database, so only those of foreign keys count.
texts lines_of_definition(texts tokens) {
  const bool is_column = !begins_clause(tokens.front());
  const auto name = is_column ? tokens.front() : std::string();
  texts lines;
  std::string constraint, key;
  for (const auto& clause : parted(tokens, begins_clause)) {
    if (clause.empty() || joined(clause) == "NULL") continue;
    if (clause.front() == "CONSTRAINT")
      constraint = clause.at(1);
    else if (clause.front() == "FOREIGN")
      key = constraint + ": " + joined(clause);
    else if (clause.front() == "REFERENCES" || (!key.empty() && !is_column))
      key += " " + joined(clause);  // up to the end, `ON DELETE SET NULL` and `NOT DEFERRABLE` among it
    else if (clause.front() == "PRIMARY" && is_column)
      lines.push_back("PRIMARY KEY ( " + name + " )" + joined(clause).substr(sizeof("PRIMARY KEY") - 1));
    else
      lines.push_back((is_column && clause.front() != "CHECK" && clause.front() != name ? name + " " : "") +
                      joined(clause));
  }
  if (!key.empty()) lines.push_back(key);
  return lines;
}

/// The definitions of a `CREATE TABLE`, and what stands behind them.
texts lines_of_table(const std::string& sql) {
  const auto all = tokens_of(sql);
  const auto begin = std::find(all.begin(), all.end(), "(") + 1;
  const auto end = std::find(all.rbegin(), all.rend(), ")").base() - 1;
  texts lines;
  for (auto& definition : parted({begin, end}, [](const std::string& token) { return token == ","; })) {
    if (definition.front() == ",") definition.erase(definition.begin());
    for (auto& line : lines_of_definition(definition)) lines.push_back(std::move(line));
  }
  lines.push_back(joined({end, all.end()}));
  std::ranges::sort(lines);
  return lines;
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
  const auto ask = [&](const std::string& what) {
    return test::rows_of(*session, "SELECT " + what +
                                       "FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name NOT IN ("
                                       "'schema_version', 'instar_journal', 'sqlite_sequence') ORDER BY type, name");
  };
  const auto names = ask("type || ' ' || name "), definitions = ask("sql ");
  texts all;
  for (std::size_t i = 0; i != names.size(); ++i) {
    const bool is_table = names[i].starts_with("table ");
    for (const auto& line : is_table ? lines_of_table(definitions[i]) : texts{joined(tokens_of(definitions[i]))})
      all.push_back(names[i] + ": " + line);
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
