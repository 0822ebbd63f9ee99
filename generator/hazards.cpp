#include "generator/hazards.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "generator/common_hazards.hpp"
#include "generator/postgresql_hazards.hpp"

namespace instar::generator {
namespace {

std::string where_is(const operation& change) {
  if (const auto* altered = std::get_if<alter_object>(&change)) return altered->after.name;
  if (const auto* renamed = std::get_if<rename_label>(&change)) return renamed->enumeration;
  return std::string(table_of(change));
}

/// What SQLite cannot alter it has to rebuild; the statements tell, so that this cannot disagree with them.
void add_sqlite_hazards(findings& found, const operation& change, const statements& made) {
  if (std::holds_alternative<create_table>(change)) return;
  const bool rebuilds =
      std::ranges::any_of(made, [](const statement& one) { return one.sql.starts_with("CREATE TABLE "); });
  if (rebuilds)
    found.push_back(
        {"rewrites_table", where_is(change),
         "sqlite: `" + describe(change) + "` copies the table into a new one; nobody writes the database meanwhile",
         "on a large table, migrate when it is quiet."});
}

std::size_t rank(const finding& one) {
  constexpr std::array<std::string_view, 9> codes{"loses_data",      "may_fail",        "breaks_running_programs",
                                                  "rewrites_table",  "blocks_everyone", "blocks_writers",
                                                  "commits_halfway", "may_need_a_hand", "not_examined"};
  return static_cast<std::size_t>(std::ranges::find(codes, one.code) - codes.begin());
}

/// About a table that the operations themselves make nothing is a hazard.
void note_what_is_made(surroundings& around, const operation& change) {
  if (const auto* table = std::get_if<create_table>(&change)) around.created.insert(table->definition.name);
  if (const auto* rename = std::get_if<rename_table>(&change);
      rename != nullptr && around.created.contains(rename->from))
    around.created.insert(rename->to);
}

bool is_about_what_is_new(const operation& change, const surroundings& around) {
  const auto on = [&]() -> std::string_view {
    if (const auto* created = std::get_if<create_object>(&change)) return created->definition.on;
    if (const auto* dropped = std::get_if<drop_object>(&change)) return dropped->definition.on;
    return table_of(change);
  }();
  return around.created.contains(std::string(on));
}

}  // namespace

std::vector<finding> find_hazards(const std::vector<operation>& operations, const model& schema,
                                  const std::vector<const dialect*>& dialects) {
  findings found;
  const auto is_asked_for = [&](std::string_view name) {
    return std::ranges::any_of(dialects, [&](const dialect* one) { return one->name() == name; });
  };
  const bool postgresql = is_asked_for("postgresql");
  const auto in_sqlite =
      is_asked_for("sqlite") ? sqlite_dialect().render(operations, schema) : std::vector<statements>(operations.size());
  surroundings around{schema, {}, {}, {}};
  for (const auto& change : operations) {
    if (const auto* created = std::get_if<create_object>(&change)) around.made.insert(identity_of(created->definition));
    if (const auto* dropped = std::get_if<drop_object>(&change))
      around.dropped.insert(identity_of(dropped->definition));
  }
  for (std::size_t i = 0; i != operations.size(); ++i) {
    const operation& change = operations[i];
    if (!is_about_what_is_new(change, around)) {
      add_common_hazards(found, change, around);
      if (postgresql) add_postgresql_hazards(found, change, around);
      add_sqlite_hazards(found, change, in_sqlite[i]);
    }
    note_what_is_made(around, change);
    around.before = apply(std::move(around.before), change);
  }
  std::ranges::stable_sort(found, {}, rank);
  return found;
}

}  // namespace instar::generator
