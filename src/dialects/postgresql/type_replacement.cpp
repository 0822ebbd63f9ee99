#include "dialects/postgresql/type_replacement.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "dialects/postgresql/columns.hpp"
#include "dialects/postgresql/exchange.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/objects.hpp"
#include "dialects/postgresql/partitions.hpp"
#include "dialects/postgresql/surroundings.hpp"
#include "dialects/postgresql/types.hpp"

namespace instar::postgresql_sql {
namespace {

bool is_type(const object& any) {
  return any.kind == object_kind::enumeration || any.kind == object_kind::domain || any.kind == object_kind::composite;
}

const object* find_type(const std::string& name, const model& schema) {
  const auto found =
      std::ranges::find_if(schema.objects, [&](const object& any) { return is_type(any) && any.name == name; });
  return found == schema.objects.end() ? nullptr : &*found;
}

bool is_of(const column& any, const std::string& type) { return any.type.declared && any.type.name == type; }

/// The type that a domain is over, without the brackets of an array.
std::string base_of(const object& domain) {
  const auto text = domain.properties.text("type");
  return std::string(text.substr(0, text.find('[')));
}

bool is_domain_over(const object& any, const std::string& type) {
  return any.kind == object_kind::domain && base_of(any) == type;
}

bool has_attribute_of(const object& any, const std::string& type) {
  return std::ranges::any_of(any.attributes, [&](const column& one) { return is_of(one, type); });
}

/// The type and those that are made of it, each behind those that it is made of.
std::vector<const object*> types_made_of(const std::string& type, const model& schema) {
  std::vector<const object*> found{find_type(type, schema)};
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const auto& any : schema.objects) {
      if (!is_domain_over(any, found[i]->name) && !has_attribute_of(any, found[i]->name)) continue;
      std::erase(found, &any);
      found.push_back(&any);
    }
  return found;
}

std::string old_name(std::size_t number) { return "instar_old_" + std::to_string(number + 1); }

/// Functions that make of a composite, or of an array of it, what it becomes: no expression can do that for an array.
/// They are there for the composites among the replaced types when one of those gets other attributes.
class composite_conversions {
 public:
  composite_conversions(const std::vector<const object*>& types, const model& after) : types_(types), after_(after) {}

  [[nodiscard]] statements created() const {
    statements all;
    for (std::size_t i = 0; i < types_.size(); ++i) {
      if (!is_composite(*types_[i])) continue;
      const std::string one = "SELECT CASE WHEN $1 IS DISTINCT FROM NULL THEN " + row_of(*types_[i]) + " END";
      const std::string many = "SELECT CASE WHEN $1 IS DISTINCT FROM NULL THEN ARRAY(SELECT " + std::string(name) +
                               "($1[place]) FROM generate_subscripts($1, 1) AS place ORDER BY place) END";
      all.push_back({head(i, "") + quote_text(one)});
      all.push_back({head(i, "[]") + quote_text(many)});
    }
    return all;
  }

  [[nodiscard]] statements dropped() const {
    statements all;
    for (std::size_t i = types_.size(); i-- != 0;)
      if (is_composite(*types_[i]))
        for (const char* brackets : {"[]", ""})
          all.push_back({"DROP FUNCTION " + std::string(name) + "(" + old_type(i) + brackets + ")"});
    return all;
  }

  /// What makes the type that a column has of the one that it had.
  [[nodiscard]] std::string converted(const std::string& value, const column& before, const column& after) const {
    const auto has_function = [&](const object* any) { return is_composite(*any) && is_of(before, any->name); };
    if (std::ranges::any_of(types_, has_function)) return std::string(name) + "(" + value + ")";
    return value + (type_sql(before.type) == type_sql(after.type) && !is_replaced(before)
                        ? ""
                        : "::text::" + type_sql(after.type));
  }

 private:
  static constexpr std::string_view name = "instar_convert";

  [[nodiscard]] static bool is_composite(const object& any) { return any.kind == object_kind::composite; }

  [[nodiscard]] bool is_replaced(const column& any) const {
    return std::ranges::any_of(types_, [&](const object* one) { return is_of(any, one->name); });
  }

  [[nodiscard]] std::string old_type(std::size_t i) const { return quote_beside(types_[i]->name, old_name(i)); }

  [[nodiscard]] std::string head(std::size_t i, const std::string& brackets) const {
    return "CREATE FUNCTION " + std::string(name) + "(" + old_type(i) + brackets + ") RETURNS " +
           quote_path(types_[i]->name) + brackets + " LANGUAGE sql IMMUTABLE AS ";
  }

  [[nodiscard]] std::string row_of(const object& before) const {
    const object& after = *find_type(before.name, after_);
    std::string list;
    for (const auto& now : after.attributes) {
      const auto old = std::ranges::find(before.attributes, now.name, &column::name);
      const std::string value = "($1)." + quote_name(now.name);
      list += (list.empty() ? "" : ", ") +
              (old == before.attributes.end() ? "NULL::" + type_sql(now.type) : converted(value, *old, now));
    }
    return "ROW(" + list + ")::" + quote_path(after.name);
  }

  const std::vector<const object*>& types_;
  const model& after_;
};

/// One replacement, for tables of which none is parted by what changes.
class replacement {
 public:
  replacement(const std::string& type, const model& before, const model& after, std::span<const operation> later)
      : before_(before),
        after_(after),
        later_(later),
        old_(*find_type(type, before)),
        new_(*find_type(type, after)),
        types_(types_made_of(type, before)) {}

  [[nodiscard]] statements made() const {
    surroundings all(before_, after_);
    for (const auto* one : types_) all.remake_object(*one);
    for (const auto& owner : before_.tables)
      for (const auto& one : owner.columns) {
        if (!is_affected(one)) continue;
        if (is_generated(one))
          all.remake_column(owner.name, one.name);
        else
          all.retype_column(owner.name, one.name);
      }
    return all.around(joined({renamed(), created(), retyped(), dropped()}));
  }

 private:
  [[nodiscard]] bool is_affected(const column& any) const {
    return std::ranges::any_of(types_, [&](const object* one) { return is_of(any, one->name); });
  }

  [[nodiscard]] bool is_reshaped() const {
    return old_.kind == object_kind::composite && old_.attributes != new_.attributes;
  }

  [[nodiscard]] composite_conversions conversions() const { return {types_, after_}; }

  [[nodiscard]] statements renamed() const {
    statements all;
    for (std::size_t i = 0; i < types_.size(); ++i)
      all.push_back({"ALTER " + object_words(*types_[i]) + " RENAME TO " + quote_name(old_name(i))});
    return all;
  }

  [[nodiscard]] statements created() const {
    statements all;
    for (const auto* one : types_)
      all = joined({std::move(all), create_object_statements(*after_.find_object(one->kind, one->name), after_)});
    return is_reshaped() ? joined({std::move(all), conversions().created()}) : all;
  }

  [[nodiscard]] statements retyped() const {
    statements all;
    for (const auto& owner : before_.tables) {
      clauses changes("ALTER TABLE " + quote_path(owner.name));
      for (const auto& one : owner.columns)
        if (is_affected(one) && !is_generated(one))
          retype(changes, owner.name, one, *after_.find_table(owner.name)->find_column(one.name));
      all = joined({std::move(all), changes.made()});
    }
    return all;
  }

  void retype(clauses& changes, const std::string& table, const column& before, const column& after) const {
    const std::string alter = "ALTER COLUMN " + quote_name(before.name) + " ", value = quote_name(before.name);
    const bool has_default = before.default_value.kind != term_kind::none;
    if (has_default) changes.add(alter + "DROP DEFAULT");
    changes.add(
        alter + "TYPE " + type_sql(after.type) + collation_sql(after.properties) + " USING " +
        (is_reshaped() ? conversions().converted(value, before, after) : value + "::text::" + type_sql(after.type)));
    if (has_default && !is_about_to_change(table, before))
      changes.add(alter + "SET DEFAULT " + term_sql(after.default_value));
    for (const std::string_view property : {"storage", "compression"})
      if (after.properties.has(property))
        changes.add(alter + "SET " + std::string(property) + " " + std::string(after.properties.text(property)));
  }

  /// Whether the default of a column is about to change: the old one may have no meaning for the new type.
  [[nodiscard]] bool is_about_to_change(const std::string& table, const column& any) const {
    return std::ranges::any_of(later_, [&](const operation& one) {
      const auto* change = std::get_if<alter_column>(&one);
      return change != nullptr && change->table == table && change->before.name == any.name &&
             change->before.default_value != change->after.default_value;
    });
  }

  [[nodiscard]] statements dropped() const {
    statements all = is_reshaped() ? conversions().dropped() : statements{};
    for (std::size_t i = types_.size(); i-- != 0;) {
      object old = *types_[i];
      const auto schema = schema_of(old.name);
      old.name = (schema.empty() ? "" : std::string(schema) + ".") + old_name(i);
      all.push_back({"DROP " + object_words(old)});
    }
    return all;
  }

  const model& before_;
  const model& after_;
  std::span<const operation> later_;
  const object& old_;
  const object& new_;
  std::vector<const object*> types_;
};

/// The tables that are parted by a column of one of these types.
std::vector<std::string> tables_parted_by(const std::string& type, const model& schema) {
  const auto types = types_made_of(type, schema);
  std::vector<std::string> names;
  for (const auto& owner : schema.tables)
    for (const auto& one : owner.columns) {
      const bool is_affected = std::ranges::any_of(types, [&](const object* any) { return is_of(one, any->name); });
      if (is_affected && is_partition_key(one.name, owner.name, schema)) names.push_back(owner.name);
    }
  return names;
}

}  // namespace

std::vector<typed_column> columns_of_type(const std::string& type, const model& schema) {
  std::vector<typed_column> found;
  for (const auto& owner : schema.tables)
    for (const auto& one : owner.columns)
      if (is_of(one, type)) found.push_back({owner.name, one.name, one.type.dimensions != 0});
  for (const auto& any : schema.objects)
    if (is_domain_over(any, type))
      for (auto& one : columns_of_type(any.name, schema)) found.push_back(std::move(one));
  return found;
}

bool is_contained(const std::string& type, const model& schema) {
  const auto holds_arrays = [](const typed_column& one) { return one.holds_arrays; };
  return std::ranges::any_of(columns_of_type(type, schema), holds_arrays) ||
         std::ranges::any_of(schema.objects, [&](const object& any) {
           return has_attribute_of(any, type) || (is_domain_over(any, type) && is_contained(any.name, schema));
         });
}

statements replace_type(const std::string& type, const model& before, const model& after,
                        std::span<const operation> later) {
  const auto parted = tables_parted_by(type, before);
  if (parted.empty()) return replacement(type, before, after, later).made();
  return change_whole_table(parted.front(), before, after, [&](const model& whole_before, const model& whole_after) {
    return replace_type(type, whole_before, whole_after, later);
  });
}

}  // namespace instar::postgresql_sql
