#include "generator/project.hpp"

#include <stdlib.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <instar/snapshot.hpp>
#include <iterator>

#include "generator/digest.hpp"
#include "generator/files.hpp"
#include "generator/frames.hpp"
#include "generator/lock_file.hpp"

namespace instar::testing {
namespace fs = std::filesystem;

scratch_directory::scratch_directory() {
  auto pattern = (fs::temp_directory_path() / "instar-test-XXXXXX").string();
  BOOST_REQUIRE(mkdtemp(pattern.data()) != nullptr);
  path = pattern;
}

scratch_directory::~scratch_directory() {
  std::error_code ignored;
  fs::remove_all(path, ignored);
}

int scratch_directory::entries() const {
  return static_cast<int>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
}

project::project() {
  asked.name = "app_migrations";
  asked.directory = (path / "migrations").string();
  asked.header = "schema.hpp";
  asked.schema_objects = {(path / "probe.o").string()};
  asked.build_command = "cmake --build build --target app_migrations";
  asked.now = "20261001_0930";
  asked.revision_id = "3f9a1c0b72de";
}

void project::write(const std::string& file, const std::string& text) const {
  fs::create_directories((path / file).parent_path());
  std::ofstream(path / file, std::ios::binary) << text;
}

std::string project::read(const std::string& file) const { return generator::read_file(path / file); }

void project::declare(const std::vector<std::string>& tables) { write("probe.o", schema_object(tables)); }

void project::add(const migration_text& migration, bool reviewed) {
  const auto file = "20260901_1200_" + migration.revision + ".cpp";
  write("migrations/" + file, "// compiled elsewhere\n");
  auto lock = fs::exists(asked.lock_path()) ? generator::read_lock(read("migrations/migrations.lock"), "lock")
                                            : generator::lock_file{};
  lock.push_back({migration.revision, migration.parents, generator::digest_of(migration), reviewed, file});
  write("migrations/migrations.lock", generator::write_lock(lock));
  asked.migration_objects.push_back((path / (migration.revision + ".o")).string());
  edit(migration);
  write_snapshot_of_chain();
}

void project::edit(const migration_text& migration) {
  write(migration.revision + ".o", frame_of(frame::migration_kind, instar::write_migration(migration)));
  std::erase_if(chain_, [&](const migration_text& one) { return one.revision == migration.revision; });
  chain_.push_back(migration);
}

void project::write_snapshot_of_chain() const {
  model schema;
  for (const auto& migration : chain_)
    for (const auto& change : migration.upgrade) schema = instar::apply(std::move(schema), change);
  write("migrations/schema.snapshot", write_snapshot(schema));
}

void project::compile() {
  asked.migration_objects.clear();
  for (const auto& entry : generator::read_lock(read("migrations/migrations.lock"), "lock")) {
    fs::copy_file(asked.file_path(entry.file), path / entry.file, fs::copy_options::overwrite_existing);
    asked.migration_objects.push_back(testing::compile(path / entry.file).string());
  }
}

std::vector<std::string> project::everything() const {
  std::vector<std::string> all;
  for (const auto& file : fs::recursive_directory_iterator(path))
    all.push_back(file.path().string() + "\n" + (file.is_regular_file() ? generator::read_file(file.path()) : ""));
  std::ranges::sort(all);
  return all;
}

fs::path compile(const fs::path& source) {
  auto object = source;
  object.replace_extension(".o");
  const auto command = std::string(INSTAR_TEST_COMPILER) +
                       " -std=c++20 -Wall -Wextra -Werror -I '" INSTAR_TEST_INCLUDE "' -c '" + source.string() +
                       "' -o '" + object.string() + "'";
  BOOST_REQUIRE_MESSAGE(std::system(command.c_str()) == 0, "does not compile: " + source.string());
  return object;
}

migration_text migration_of(std::string revision, std::vector<std::string> parents, std::vector<operation> upgrade) {
  migration_text migration{.revision = std::move(revision),
                           .parents = std::move(parents),
                           .message = "a migration",
                           .upgrade = std::move(upgrade)};
  for (auto change = migration.upgrade.rbegin(); change != migration.upgrade.rend(); ++change)
    migration.downgrade.push_back(reverse(*change).value());
  return migration;
}

}  // namespace instar::testing
