#include <algorithm>
#include <utility>

#include <instar/snapshot.hpp>

#include "core/changes.hpp"
#include "core/refusal.hpp"
#include "core/validity.hpp"

namespace instar {
namespace {

struct of_constraints {
  static constexpr const char* noun = "constraint";
  static constexpr const char* article = "a";
  static auto& among(table& any) { return any.constraints; }
  static const std::string& name(const constraint& any) { return name_of(any); }
  static void rename(constraint& any, const std::string& to) {
    std::visit([&](auto& one) { one.name = to; }, any);
  }
  static constraint without_properties(constraint any) {
    std::visit([](auto& one) { one.properties = {}; }, any);
    return any;
  }
};

struct of_indexes {
  static constexpr const char* noun = "index";
  static constexpr const char* article = "an";
  static auto& among(table& any) { return any.indexes; }
  static const std::string& name(const index& any) { return any.name; }
  static void rename(index& any, const std::string& to) { any.name = to; }
  static index without_properties(index any) {
    any.properties = {};
    return any;
  }
};

template <class Of>
auto position_in(table& any, const std::string& name) {
  auto& all = Of::among(any);
  const auto found = all.find(std::string_view(name));
  if (found == all.end()) refuse("table " + any.name + " has no " + Of::noun + " " + name);
  return found;
}

template <class Of, class Element>
model with_added(model schema, const std::string& table_name, const Element& definition) {
  schema.tables.edit(position_of(table_name, schema), [&](table& any) {
    if (!Of::among(any).insert(definition).second)
      refuse("table " + table_name + " has " + Of::article + " " + Of::noun + " " + Of::name(definition) + " already");
  });
  expect_valid_table(schema, table_name);
  return schema;
}

template <class Of, class Element>
model with_dropped(model schema, const std::string& table_name, const Element& definition) {
  schema.tables.edit(position_of(table_name, schema), [&](table& any) {
    const auto found = position_in<Of>(any, Of::name(definition));
    expect_same("table " + table_name, *found, definition);
    Of::among(any).erase(found);
  });
  expect_references_hold(schema, table_name);
  return schema;
}

template <class Of, class Rename>
model with_renamed(model schema, const Rename& change) {
  schema.tables.edit(position_of(change.table, schema), [&](table& any) {
    const auto found = position_in<Of>(any, change.from);
    if (Of::among(any).contains(std::string_view(change.to)))
      refuse("table " + change.table + " has the " + Of::noun + " " + change.to + " already");
    Of::among(any).edit(found, [&](auto& one) { Of::rename(one, change.to); });
  });
  return schema;
}

template <class Of, class Alter>
model with_altered(model schema, const Alter& change) {
  if (Of::without_properties(change.before) != Of::without_properties(change.after))
    refuse(std::string("alter ") + Of::noun + " changes properties only: drop " + Of::noun + " " +
           Of::name(change.before) + " and create it anew");
  schema.tables.edit(position_of(change.table, schema), [&](table& any) {
    const auto found = position_in<Of>(any, Of::name(change.before));
    expect_same("table " + change.table, *found, change.before);
    Of::among(any).edit(found, [&](auto& one) { one = change.after; });
  });
  expect_valid_table(schema, change.table);
  return schema;
}

}  // namespace

model applied(model schema, const add_constraint& change) {
  return with_added<of_constraints>(std::move(schema), change.table, change.definition);
}

model applied(model schema, const drop_constraint& change) {
  return with_dropped<of_constraints>(std::move(schema), change.table, change.definition);
}

model applied(model schema, const rename_constraint& change) {
  return with_renamed<of_constraints>(std::move(schema), change);
}

model applied(model schema, const alter_constraint& change) {
  return with_altered<of_constraints>(std::move(schema), change);
}

model applied(model schema, const create_index& change) {
  return with_added<of_indexes>(std::move(schema), change.table, change.definition);
}

model applied(model schema, const drop_index& change) {
  return with_dropped<of_indexes>(std::move(schema), change.table, change.definition);
}

model applied(model schema, const rename_index& change) { return with_renamed<of_indexes>(std::move(schema), change); }

model applied(model schema, const alter_index& change) { return with_altered<of_indexes>(std::move(schema), change); }

}  // namespace instar
