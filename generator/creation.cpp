#include "generator/creation.hpp"

#include <algorithm>

#include "generator/diff.hpp"

namespace instar::generator {
namespace {

bool is_outside_transaction(const operation& change) {
  const auto* sql = std::get_if<execute>(&change);
  const auto* function = std::get_if<run>(&change);
  return (sql != nullptr && sql->outside_transaction) || (function != nullptr && function->outside_transaction);
}

bool is_needed_outside_transaction(const migration_text& migration, std::size_t number) {
  return is_outside_transaction(migration.upgrade[number - 1]) &&
         std::ranges::count(migration.needed_when_new, number) != 0;
}

/// A new database is made in one transaction.
bool needs_one_transaction(const migration_text& migration) {
  return std::ranges::none_of(migration.needed_when_new,
                              [&](std::size_t number) { return is_needed_outside_transaction(migration, number); });
}

bool says_nothing(const migration_text& migration, std::size_t number) {
  migration_text alone;
  alone.upgrade = {migration.upgrade[number - 1]};
  const auto names = [&](const std::vector<std::size_t>& numbers) { return std::ranges::count(numbers, number) != 0; };
  return !tells_of_new_databases(alone) && !names(migration.needed_when_new) && !names(migration.needless_when_new);
}

std::string list_steps(const migration_text& migration, bool (*chosen)(const migration_text&, std::size_t)) {
  std::string lines;
  for (std::size_t number = 1; number <= migration.upgrade.size(); ++number)
    if (chosen(migration, number)) lines += "  " + describe(migration.upgrade[number - 1]) + "\n";
  return lines;
}

std::vector<needed_step> steps_needed_of(const lineage& migrations) {
  std::vector<needed_step> needed;
  for (const auto& [locked, content, digest] : migrations)
    for (const auto number : content.needed_when_new) needed.push_back({content.revision, content.upgrade[number - 1]});
  return needed;
}

}  // namespace

std::string tell_of_long_way(const migration_text& migration) {
  std::string text;
  if (const auto silent = list_steps(migration, says_nothing); !silent.empty())
    text +=
        "\nNew databases cannot be made at once: they go through every migration, because nothing tells whether they\n"
        "need\n" +
        silent + "Say needed_when_new(...) or needless_when_new(...) around it.\n";
  if (const auto outside = list_steps(migration, is_needed_outside_transaction); !outside.empty())
    text +=
        "\nNew databases cannot be made at once: they go through every migration, because they need what can be in no\n"
        "transaction\n" +
        outside;
  return text;
}

std::vector<dialect_creation> creations_of(const lineage& migrations, const model& schema,
                                           const std::vector<const dialect*>& dialects) {
  const bool can_be = std::ranges::all_of(migrations, [](const linked_migration& one) {
    return tells_of_new_databases(one.content) && needs_one_transaction(one.content);
  });
  if (!can_be || migrations.size() < 2) return {};
  const auto operations = diff({}, schema);
  if (operations.empty()) return {};
  const auto needed = steps_needed_of(migrations);
  std::vector<dialect_creation> creations;
  creations.reserve(dialects.size());
  for (const auto* each : dialects) creations.push_back({each->name(), render_creation(operations, needed, *each)});
  return creations;
}

}  // namespace instar::generator
