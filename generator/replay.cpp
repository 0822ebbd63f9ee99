#include "generator/replay.hpp"

#include <instar/comparison.hpp>
#include <instar/error.hpp>

namespace instar::generator {
namespace {

error refused(const linked_migration& migration, const request& asked, const std::string& what, std::string step,
              std::string remedy) {
  return error(error_code::not_applicable, what,
               {.where = asked.file_path(migration.locked.file).string(),
                .migration = migration.locked.revision + " \"" + migration.content.message + "\"",
                .step = std::move(step),
                .state = "nothing was written.",
                .remedy = std::move(remedy)});
}

model apply_all(model schema, const std::vector<operation>& steps, std::string_view direction,
                const linked_migration& migration, const request& asked) {
  for (const auto& step : steps) {
    try {
      schema = apply(std::move(schema), step);
    } catch (const error& failure) {
      throw refused(migration, asked, "its " + std::string(direction) + " does not apply: " + failure.message(),
                    describe(step), "correct this step, or the steps before it, in " + migration.locked.file + ".");
    }
  }
  return schema;
}

}  // namespace

model replay_onto(model schema, const lineage& migrations, const request& asked) {
  for (const auto& migration : migrations)
    schema = apply_all(std::move(schema), migration.content.upgrade, "upgrade", migration, asked);
  return schema;
}

model replay(const lineage& migrations, const request& asked) {
  // Two copies walk along, so that no migration costs a copy of the whole schema.
  model schema, there_and_back;
  for (const auto& migration : migrations) {
    there_and_back = apply_all(std::move(there_and_back), migration.content.upgrade, "upgrade", migration, asked);
    if (migration.content.irreversible) {
      schema = there_and_back;
      continue;
    }
    there_and_back = apply_all(std::move(there_and_back), migration.content.downgrade, "downgrade", migration, asked);
    if (there_and_back != schema)
      throw refused(migration, asked, "its downgrade does not undo its upgrade", {},
                    "correct the downgrade in " + migration.locked.file +
                        ", or declare it as irreversible(\"why\"). After it, this differs from before:\n" +
                        compare(schema, there_and_back));
    schema = apply_all(std::move(schema), migration.content.upgrade, "upgrade", migration, asked);
    there_and_back = apply_all(std::move(there_and_back), migration.content.upgrade, "upgrade", migration, asked);
  }
  return schema;
}

}  // namespace instar::generator
