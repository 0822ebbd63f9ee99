#include "generator/older_programs.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace instar::generator {
namespace {

/// Whether a step is an addition that programs can do without. What is unknown here is none.
class additions {
 public:
  explicit additions(const std::set<std::string, std::less<>>& created) : created_(created) {}

  bool operator()(const create_table& op) const {
    return std::ranges::none_of(op.definition.constraints, [&](const constraint& one) { return holds_others(one); });
  }
  bool operator()(const add_column& op) const {
    const auto& added = op.definition;
    const bool generated = added.properties.has("generated_stored") || added.properties.has("generated_virtual");
    return !added.not_null || added.identity || generated || !(added.default_value == term());
  }
  bool operator()(const alter_column& op) const {
    const auto apart = [](column any) {
      any.default_value = {};
      any.properties.remove("comment");
      return any;
    };
    return apart(op.before) == apart(op.after) && op.conversion.empty();
  }
  bool operator()(const create_index& op) const { return !op.definition.unique; }
  bool operator()(const drop_index& op) const { return !op.definition.unique; }
  bool operator()(const rename_index&) const { return true; }
  bool operator()(const commit_here&) const { return true; }
  bool operator()(const create_object& op) const {
    switch (op.definition.kind) {
      case object_kind::trigger:
      case object_kind::policy:
      case object_kind::partition:
      case object_kind::custom: return false;
      default: return true;
    }
  }
  template <class Other>
  bool operator()(const Other&) const {
    return false;
  }

 private:
  /// Rows of the new table can keep those of another from being deleted.
  [[nodiscard]] bool holds_others(const constraint& any) const {
    const auto* key = std::get_if<foreign_key>(&any);
    if (key == nullptr || created_.contains(key->referenced_table)) return false;
    return key->on_delete == referential_action::no_action || key->on_delete == referential_action::restrict;
  }

  const std::set<std::string, std::less<>>& created_;
};

}  // namespace

std::string harm_to_older_programs(const migration_text& migration) {
  if (migration.harmless_to_older_programs) return *migration.harmless_to_older_programs ? "" : "it says so itself";
  std::set<std::string, std::less<>> created;
  for (const auto& change : migration.upgrade) {
    if (const auto* table = std::get_if<create_table>(&change)) created.insert(table->definition.name);
    const bool on_what_is_new = !std::holds_alternative<create_table>(change) && created.contains(table_of(change));
    if (!on_what_is_new && !std::visit(additions(created), change)) return "`" + describe(change) + "`";
  }
  return {};
}

}  // namespace instar::generator
