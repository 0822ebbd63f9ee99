#include "dialects/dialect_case.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <tuple>

#include <instar/migration_text.hpp>
#include <instar/snapshot.hpp>

namespace instar::testing {
namespace {

enum class section { schema, change, rows };

dialect_case read_case(const std::filesystem::path& file, const std::string& dialect) {
  std::vector<std::string> blocks;
  std::string changes;
  dialect_case any{.name = file.stem().string(), .dialect = dialect, .before = {}, .changes = {}, .rows = {}};
  std::istringstream lines(read_file(file));
  section where = section::schema;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    if (line == "change") {
      where = section::change;
    } else if (line == "rows") {
      where = section::rows;
    } else if (where == section::change) {
      changes += line + "\n";
    } else if (where == section::rows) {
      any.rows.push_back(line.substr(2));
    } else if (line.starts_with(' ')) {
      blocks.back() += line + "\n";
    } else {
      blocks.push_back(line + "\n");
    }
  }
  any.before = read_declaration({blocks.begin(), blocks.end()}, file.string()).schema;
  const std::string migration = "instar migration 1\nrevision 000000000000\nmessage \"\"\nupgrade\n" + changes;
  any.changes = read_migration(migration + "irreversible \"a case\"\n", file.string()).upgrade;
  return any;
}

std::vector<dialect_case> read_cases() {
  std::vector<dialect_case> cases;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(sources() / "cases")) {
    if (entry.is_directory()) continue;
    const auto folder = entry.path().parent_path().filename().string();
    cases.push_back(read_case(entry.path(), folder == "cases" ? "" : folder));
  }
  std::ranges::sort(cases, {}, [](const dialect_case& any) { return std::tie(any.dialect, any.name); });
  return cases;
}

}  // namespace

const std::vector<dialect_case>& all_cases() {
  static const std::vector<dialect_case> cases = read_cases();
  return cases;
}

bool is_for(const dialect& sql, const dialect_case& any) { return any.dialect.empty() || any.dialect == sql.name(); }

std::filesystem::path sources() { return INSTAR_TEST_SOURCES; }

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace instar::testing
