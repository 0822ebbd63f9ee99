#include "generator/schema_source.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <instar/error.hpp>
#include <instar/snapshot.hpp>
#include <instar/vocabulary/frame.hpp>

#include "generator/database.hpp"
#include "generator/files.hpp"
#include "generator/image.hpp"
#include "generator/replay.hpp"

namespace instar::generator {
namespace {

model model_of_chain(std::vector<migration_text> migrations) {
  lineage all;
  all.reserve(migrations.size());
  for (auto& one : migrations) {
    auto revision = one.revision;
    all.push_back({{.revision = std::move(revision), .file = one.revision}, std::move(one), {}});
  }
  return replay_onto({}, folded(all), {});
}

bool has(const std::vector<found_frame>& frames, std::string_view kind) {
  return std::ranges::any_of(frames, [&](const found_frame& one) { return one.kind == kind; });
}

model model_in(const std::string& file) {
  auto bytes = read_file(file);
  if (bytes.starts_with("instar snapshot ")) return read_snapshot(as_text(std::move(bytes)), file);
  const auto frames = find_frames(bytes, file);
  if (has(frames, frame::manifest_kind)) return schema_in(bytes, file).schema;
  if (has(frames, frame::migration_kind)) return model_of_chain(migrations_in(bytes, file));
  throw error(error_code::malformed, "there is no schema in it",
              {.where = file,
               .state = "nothing was written.",
               .remedy = "name a snapshot, an object file with a schema, a program with migrations, or a URL such as "
                         "sqlite:app.db or postgresql:///app."});
}

}  // namespace

schema_source find_schema(const std::string& word) {
  if (is_database(word)) return {word, open_database(word), {}};
  return {word, nullptr, model_in(word)};
}

}  // namespace instar::generator
