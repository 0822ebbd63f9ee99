#pragma once

/// Looks for mistakes in one object beside the tables.

#include <cstddef>
#include <string_view>

#include <instar/dsl/mistakes.hpp>
#include <instar/dsl/reading.hpp>

namespace instar::dsl::detail {

/// What an object of a kind is made of, and cannot be without.
struct necessity {
  object_kind kind;
  std::string_view property;
};
inline constexpr necessity necessities[] = {
    {object_kind::view, "definition"},      {object_kind::materialized_view, "definition"},
    {object_kind::function, "definition"},  {object_kind::function, "returns"},
    {object_kind::procedure, "definition"}, {object_kind::trigger, "definition"},
    {object_kind::partition, "bounds"},     {object_kind::grant, "privileges"},
    {object_kind::custom, "create"},        {object_kind::custom, "drop"}};

/// Looks at one object, and stops at the first mistake.
class object_inspection {
 public:
  constexpr explicit object_inspection(const part_reading& part) : part_(part.part()), schema_(part.schema()) {
    for (const necessity& each : necessities)
      if (each.kind == part_.kind && !says(part_, each.property))
        is_mistake(mistake_kind::object_without_property, part_.name);
    inspect_owner();
    for (std::size_t i = 0; i != part_.renamed_label_count; ++i)
      if (part_.renamed_labels[i].to.empty() || part_.renamed_labels[i].from.empty())
        is_mistake(mistake_kind::unknown_label, part_.name);
  }

  [[nodiscard]] constexpr const mistake& found() const { return found_; }

 private:
  const part_view& part_;
  const catalogue_view& schema_;
  mistake found_;

  constexpr void is_mistake(mistake_kind kind, const phrase& about) {
    if (found_.kind == mistake_kind::none) found_ = {kind, about};
  }

  /// Whether a part says a property, for any database.
  [[nodiscard]] static constexpr bool says(const part_view& part, std::string_view name) {
    for (std::size_t i = 0; i != part.said.count; ++i)
      if (std::string_view(part.notes.properties[part.said.first + i].name) == name) return true;
    return false;
  }

  /// Triggers, policies and partitions are on a table or a view of the schema.
  constexpr void inspect_owner() {
    if (part_.kind != object_kind::trigger && part_.kind != object_kind::policy && part_.kind != object_kind::partition)
      return;
    const part_view* owner = nullptr;
    std::size_t found = 0;
    for (std::size_t i = 0; i != schema_.count; ++i) {
      if (!holds_rows(schema_.parts[i]) || !(schema_.parts[i].name == part_.on)) continue;
      owner = &schema_.parts[i];
      ++found;
    }
    if (found == 0) return is_mistake(mistake_kind::on_unknown_table, part_.on);
    if (part_.kind == object_kind::partition && !says(*owner, "partition_by"))
      is_mistake(mistake_kind::partition_of_whole_table, part_.on);
  }

  [[nodiscard]] static constexpr bool holds_rows(const part_view& part) {
    return part.is_table || part.kind == object_kind::view || part.kind == object_kind::materialized_view ||
           part.kind == object_kind::partition;
  }
};

}  // namespace instar::dsl::detail
