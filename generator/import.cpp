#include "generator/import.hpp"

#include <ranges>
#include <system_error>
#include <utility>

#include <instar/error.hpp>
#include <instar/introspection.hpp>
#include <instar/migration_text.hpp>
#include <instar/snapshot.hpp>

#include "generator/database.hpp"
#include "generator/declarable.hpp"
#include "generator/diff.hpp"
#include "generator/digest.hpp"
#include "generator/files.hpp"
#include "generator/lock_file.hpp"
#include "generator/naming.hpp"
#include "generator/rewriting.hpp"
#include "generator/schema_header.hpp"
#include "generator/writer.hpp"

namespace instar::generator {
namespace fs = std::filesystem;
namespace {

void expect_new(const fs::path& file) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return;
  throw error(error_code::usage, "there is such a file already",
              {.where = file.string(),
               .state = "nothing was written.",
               .remedy = "import into another directory, and compare: instar diff."});
}

migration_text baseline_of(const model& declared, const request& asked) {
  migration_text first;
  first.revision = asked.revision_id;
  first.message = asked.message.empty() ? "as it was found" : asked.message;
  first.upgrade = diff({}, declared);
  for (const auto& change : first.upgrade | std::views::reverse) first.downgrade.push_back(reverse(change).value());
  return first;
}

std::string calls_for(const request& asked, const std::vector<schema_header>& headers, const dialect& of) {
  std::string files, schemas;
  for (const auto& any : headers) {
    if (any.schema.empty()) continue;
    files += " " + any.file;
    schemas += " " + asked.name_space + "::" + any.schema;
  }
  return "add_schema_migrations(" + asked.name + "\n  HEADER" + files + "\n  SCHEMA" + schemas + "\n  DIRECTORY " +
         asked.directory + "\n  DIALECTS " + std::string(of.name()) + ")\n";
}

}  // namespace

outcome import_database(const request& given) {
  const auto asked = with_revision(given, {});
  for (const auto& file : {fs::path(asked.header), asked.snapshot_path(), asked.lock_path()}) expect_new(file);
  const auto database = open_database(asked.from);
  const auto& of = database->dialect();
  const auto found = introspect(*database, {.schemas = asked.schemas, .ignored = asked.ignored});
  if (found.schema.tables.empty() && found.schema.objects.empty())
    throw error(error_code::usage, "the database holds nothing to import",
                {.state = "nothing was written.", .remedy = "see that the URL names the right one, and its schemas."});
  const auto declared = declarable(found.schema, of);
  const auto first = baseline_of(declared, asked);
  const auto file = file_name(asked.file_template, asked.now, first.revision, first.message);
  const auto headers = write_schema_headers(declared, {asked.name_space, asked.header, asked.tables_per_header}, of);
  std::vector<file_text> files;
  for (const auto& any : headers) {
    expect_new(any.file);
    files.push_back({any.file, any.text});
  }
  files.push_back({asked.file_path(file), write_source(first)});
  files.push_back({asked.snapshot_path(), write_snapshot(declared)});
  files.push_back({asked.lock_path(), write_lock({{first.revision, {}, digest_of(first), false, file}})});
  write_files(files);
  std::string text = "Wrote " + asked.header + (headers.size() == 1 ? "" : ", in parts,") + " with " +
                     std::to_string(declared.tables.size()) + " tables and " + std::to_string(declared.objects.size()) +
                     " objects, and\n      " + asked.file_path(file).string() + ", a draft.\n";
  if (!found.findings.empty())
    text += "\nA schema cannot say this, and it is left to you:\n\n" + list_findings(found.findings);
  return {text + "\nAdd to CMakeLists.txt, build, and review:\n\n" + indented(calls_for(asked, headers, of), 2) +
          next_step("tell the database that it has this revision",
                    "<your program> migrate stamp " + first.revision + " --compare")};
}

}  // namespace instar::generator
