#include "core/object_validity.hpp"

#include <algorithm>

#include <instar/snapshot.hpp>

#include "core/grant_word.hpp"
#include "core/name_list.hpp"

#include "core/table_validity.hpp"

namespace instar {
namespace {

/// The properties that objects of a kind cannot be without, for one dialect at least.
std::vector<std::string_view> needed_properties(object_kind kind) {
  switch (kind) {
    case object_kind::domain: return {"type"};
    case object_kind::function:
    case object_kind::procedure:
    case object_kind::view:
    case object_kind::materialized_view:
    case object_kind::trigger: return {"definition"};
    case object_kind::partition: return {"bounds"};
    case object_kind::grant: return {"privileges"};
    case object_kind::custom: return {"create", "drop"};
    default: return {};
  }
}

class object_validity {
 public:
  object_validity(const model& schema, const object& any) : schema_(schema), object_(any) {}

  [[nodiscard]] std::string complaint() const {
    if (auto text = missing_property(); !text.empty()) return text;
    if (auto text = missing_relation(); !text.empty()) return text;
    if (auto text = wrong_attribute(); !text.empty()) return text;
    if (auto text = missing_owner(); !text.empty()) return text;
    return missing_requirement();
  }

 private:
  [[nodiscard]] std::string missing_property() const {
    for (const auto name : needed_properties(object_.kind))
      if (std::ranges::count(object_.properties, name, &property::name) == 0)
        return "it needs the property " + std::string(name);
    return {};
  }

  [[nodiscard]] std::string missing_relation() const {
    if (!stands_on_another(object_.kind)) return {};
    if (object_.kind == object_kind::grant && grant_word(object_) != "TABLE") return {};
    return has_relation(object_.on) ? std::string() : "there is no table " + object_.on;
  }

  [[nodiscard]] bool has_relation(const std::string& name) const {
    const auto is_it = [&](const object& any) {
      return any.name == name && (any.kind == object_kind::view || any.kind == object_kind::materialized_view ||
                                  any.kind == object_kind::partition);
    };
    return schema_.find_table(name) != nullptr || std::ranges::any_of(schema_.objects, is_it);
  }

  [[nodiscard]] std::string wrong_attribute() const {
    for (const auto& any : object_.attributes) {
      if (any.not_null || any.identity || any.default_value.kind != term_kind::none)
        return "`" + write_line(any) + "`: an attribute of a composite has a type and no more";
      if (!has_type(schema_, any.type)) return "the schema declares no type " + any.type.name;
    }
    return {};
  }

  [[nodiscard]] std::string missing_owner() const {
    const auto owner = object_.properties.text("owned_by");
    if (owner.empty()) return {};
    const auto dot = owner.rfind('.');
    if (dot == std::string_view::npos) return "owned_by names a column as `table.column`";
    const auto* owning = schema_.find_table(owner.substr(0, dot));
    if (owning == nullptr || owning->find_column(owner.substr(dot + 1)) == nullptr)
      return "there is no column " + std::string(owner) + " to own it";
    return {};
  }

  [[nodiscard]] std::string missing_requirement() const {
    for (const auto& name : names_in(object_.properties.text("requires")))
      if (schema_.find_table(name) == nullptr && std::ranges::count(schema_.objects, name, &object::name) == 0)
        return "it requires " + name + ", and the schema has nothing of this name";
    return {};
  }

  const model& schema_;
  const object& object_;
};

}  // namespace

std::string complaint_about(const model& schema, const object& any) { return object_validity(schema, any).complaint(); }

}  // namespace instar
