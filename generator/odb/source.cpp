#include "generator/odb/source.hpp"

#include <algorithm>
#include <instar/dialect.hpp>
#include <instar/error.hpp>

#include "generator/odb/changelog.hpp"
#include "generator/odb/conversion.hpp"
#include "generator/odb/union.hpp"

namespace instar::generator::odb {
namespace {

error refused(const std::string& file, const std::string& what, const std::string& remedy) {
  return error(error_code::unsupported, what, {.where = file, .state = "nothing was written.", .remedy = remedy});
}

const dialect& dialect_of(const changelog& any, const std::string& file) {
  if (any.database == "pgsql") return postgresql_dialect();
  if (any.database == "sqlite") return sqlite_dialect();
  throw refused(file, "the changelog is for " + any.database + ", which instar does not migrate",
                "let ODB write one for pgsql or sqlite: odb --database pgsql ...");
}

}  // namespace

declaration read_declaration(const std::vector<changelog_text>& changelogs) {
  std::vector<dialect_model> all;
  for (const auto& [file, text] : changelogs) {
    const auto read = read_changelog(text, file);
    const auto& in = dialect_of(read, file);
    if (std::ranges::find(all, &in, &dialect_model::in) != all.end())
      throw refused(file, "a second changelog for " + read.database, "give one for each database.");
    all.push_back({&in, convert(read, file)});
  }
  declaration declared{unite(std::move(all)), {}};
  (void)read_snapshot(write_snapshot(declared.schema), changelogs.front().file);  // which refuses what is impossible
  return declared;
}

}  // namespace instar::generator::odb
