#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path source_dir = INSTAR_SOURCE_DIR;

/// Which module a file belongs to: the longest of these prefixes that its path starts with.
const std::map<std::string, std::string> modules = {
    {"include/instar/vocabulary/", "vocabulary"},
    {"include/instar/error.hpp", "vocabulary"},
    {"src/core/error", "vocabulary"},
    {"include/instar/shared_set.hpp", "model"},
    {"include/instar/model.hpp", "model"},
    {"src/core/model", "model"},
    {"src/core/name_list", "model"},
    {"src/core/grant_word", "model"},
    {"include/instar/snapshot.hpp", "snapshot"},
    {"src/core/snapshot", "snapshot"},
    {"include/instar/comparison.hpp", "snapshot"},
    {"src/core/comparison", "snapshot"},
    {"src/core/text_reader", "snapshot"},
    {"src/core/canonical_string", "snapshot"},
    {"src/core/validity", "snapshot"},
    {"src/core/table_validity", "snapshot"},
    {"src/core/object_validity", "snapshot"},
    {"src/core/line_cursor", "snapshot"},
    {"src/core/property_reader", "snapshot"},
    {"src/core/element_reader", "snapshot"},
    {"src/core/object_reader", "snapshot"},
    {"src/core/element_writer", "snapshot"},
    {"include/instar/operation.hpp", "operation"},
    {"include/instar/projection.hpp", "operation"},
    {"include/instar/migration_text.hpp", "operation"},
    {"src/core/", "operation"},
    {"include/instar/revision_", "graph"},
    {"src/core/revision_", "graph"},
    {"src/core/symbol_location", "graph"},
    {"include/instar/dialect.hpp", "dialect"},
    {"include/instar/script.hpp", "dialect"},
    {"include/instar/creation.hpp", "dialect"},
    {"include/instar/creation_text.hpp", "dialect"},
    {"src/dialects/", "dialect"},
    {"src/dialects/sqlite/", "sqlite dialect"},
    {"src/dialects/postgresql/", "postgresql dialect"},
    {"include/instar/migration.hpp", "migration"},
    {"include/instar/migration/", "migration"},
    {"dsl/", "dsl"},
    {"include/instar/value.hpp", "connection"},
    {"include/instar/conversion.hpp", "connection"},
    {"include/instar/connection.hpp", "connection"},
    {"include/instar/transaction.hpp", "connection"},
    {"include/instar/migration_lock.hpp", "connection"},
    {"src/connection/", "connection"},
    {"include/instar/introspection.hpp", "introspection"},
    {"src/introspection/", "introspection"},
    {"include/instar/sqlite.hpp", "sqlite"},
    {"src/sqlite/", "sqlite"},
    {"include/instar/postgresql.hpp", "postgresql"},
    {"src/postgresql/", "postgresql"},
    {"include/instar/", "runtime"},
    {"src/runtime/", "runtime"},
    {"include/instar/access", "access"},
    {"src/access/", "access"},
    {"generator/", "generator"},
    {"generator/odb/", "odb"},
};

/// Which modules each may include, itself aside. What is not said here is forbidden.
const std::map<std::string, std::set<std::string>> allowed = {
    {"vocabulary", {}},
    {"model", {"vocabulary"}},
    {"snapshot", {"vocabulary", "model"}},
    {"operation", {"vocabulary", "model", "snapshot"}},
    {"graph", {"vocabulary"}},
    {"dialect", {"vocabulary", "model", "snapshot", "operation"}},
    {"sqlite dialect", {"vocabulary", "model", "snapshot", "operation", "dialect"}},
    {"postgresql dialect", {"vocabulary", "model", "snapshot", "operation", "dialect"}},
    {"migration", {"vocabulary"}},
    {"dsl", {"vocabulary"}},
    {"connection", {"vocabulary", "model", "snapshot", "operation", "dialect"}},
    {"sqlite", {"vocabulary", "dialect", "connection"}},
    {"postgresql", {"vocabulary", "dialect", "connection"}},
    {"introspection",
     {"vocabulary", "model", "snapshot", "operation", "dialect", "sqlite dialect", "postgresql dialect", "connection"}},
    {"runtime",
     {"vocabulary", "graph", "model", "snapshot", "operation", "dialect", "migration", "connection", "introspection"}},
    {"access", {"vocabulary", "dsl", "migration", "dialect", "connection"}},
    {"odb", {"vocabulary", "model", "snapshot", "operation", "dialect"}},
    {"generator",
     {"vocabulary", "graph", "model", "snapshot", "operation", "dialect", "odb", "connection", "sqlite", "postgresql",
      "introspection"}},
};

/// Heavy or foreign headers, and the only modules that may include them.
const std::map<std::string, std::set<std::string>> foreign = {
    {"boost/hana", {"dsl", "access"}},
    {"pqxx", {"postgresql"}},
    {"libpq-fe.h", {"postgresql"}},
    {"sqlite3.h", {"sqlite"}},
    {"CLI", {"generator", "runtime"}},
    {"openssl", {"generator"}},
    {"fmt", {"generator"}},
    {"pugixml", {"odb"}},
};

std::string module_of(const std::string& path) {
  std::string best;
  for (const auto& [prefix, module] : modules)
    if (path.starts_with(prefix) && prefix.size() > best.size()) best = prefix;
  return best.empty() ? std::string() : modules.at(best);
}

/// The file of ours that an include names, relative to the top; empty when it is none of ours.
std::string resolve(const std::string& included, const fs::path& from) {
  for (const auto& base : {from.parent_path(), source_dir, source_dir / "include", source_dir / "dsl",
                           source_dir / "src", source_dir / "generator"})
    if (const auto path = base / included; fs::exists(path))
      return fs::relative(path, source_dir).lexically_normal().generic_string();
  return {};
}

bool is_source(const fs::path& path) { return path.extension() == ".hpp" || path.extension() == ".cpp"; }

std::vector<fs::path> sources() {
  std::vector<fs::path> all;
  for (const auto* top : {"include", "dsl", "src", "generator"})
    for (const auto& entry : fs::recursive_directory_iterator(source_dir / top))
      if (entry.is_regular_file() && is_source(entry.path())) all.push_back(entry.path());
  return all;
}

std::vector<std::string> includes_of(const fs::path& path) {
  static const std::regex directive(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::ifstream in(path);
  std::vector<std::string> all;
  for (std::string line; std::getline(in, line);)
    if (std::smatch found; std::regex_search(line, found, directive)) all.push_back(found[1]);
  return all;
}

void check_include(const std::string& file, const std::string& module, const std::string& included,
                   const fs::path& path) {
  if (const auto target = resolve(included, path); !target.empty()) {
    const auto other = module_of(target);
    BOOST_CHECK_MESSAGE(other == module || allowed.at(module).contains(other),
                        file << " (" << module << ") includes " << target << " (" << other << ")");
    return;
  }
  BOOST_CHECK_MESSAGE(!included.starts_with("instar/"), file << " includes " << included << ", which does not exist");
  for (const auto& [prefix, users] : foreign)
    if (included.starts_with(prefix))
      BOOST_CHECK_MESSAGE(users.contains(module), file << " (" << module << ") includes " << included);
}

BOOST_AUTO_TEST_CASE(no_module_includes_what_stands_to_its_right) {
  for (const auto& path : sources()) {
    const auto file = fs::relative(path, source_dir).generic_string();
    const auto module = module_of(file);
    BOOST_TEST_REQUIRE(!module.empty(), file + " belongs to no module: say to which in tests/layers");
    for (const auto& included : includes_of(path)) check_include(file, module, included, path);
  }
}

BOOST_AUTO_TEST_CASE(there_are_sources_in_every_module) {
  std::set<std::string> seen;
  for (const auto& path : sources()) seen.insert(module_of(fs::relative(path, source_dir).generic_string()));
  for (const auto& [module, others] : allowed) BOOST_TEST(seen.contains(module), module);
}

}  // namespace
