#include "dialects/sqlite/table_changes.hpp"

#include <algorithm>
#include <utility>

#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/types.hpp"

namespace instar::sqlite_sql {
namespace {

/// Whether an operation is one of those that alter a table.
struct table_alteration {
  bool operator()(const add_column&) const { return true; }
  bool operator()(const drop_column&) const { return true; }
  bool operator()(const alter_column&) const { return true; }
  bool operator()(const add_constraint&) const { return true; }
  bool operator()(const drop_constraint&) const { return true; }
  bool operator()(const rename_constraint&) const { return true; }
  bool operator()(const alter_constraint&) const { return true; }
  bool operator()(const create_index&) const { return true; }
  bool operator()(const drop_index&) const { return true; }
  bool operator()(const rename_index&) const { return true; }
  bool operator()(const alter_index&) const { return true; }
  bool operator()(const alter_table&) const { return true; }
  bool operator()(const auto&) const { return false; }
};

/// The name of the enumeration that an operation changes.
struct changed_enumeration {
  std::string operator()(const alter_object& change) const {
    return change.before.kind == object_kind::enumeration ? change.before.name : std::string();
  }
  std::string operator()(const rename_object& change) const {
    return change.kind == object_kind::enumeration ? change.from : std::string();
  }
  std::string operator()(const rename_label& change) const { return change.enumeration; }
  std::string operator()(const auto&) const { return {}; }
};

bool is_of(const column& any, const std::string& enumeration) {
  return any.type.declared && any.type.name == enumeration;
}

}  // namespace

bool table_changes::take(const operation& change, const table& before, const table& after) {
  if (const auto* one = std::get_if<rename_label>(&change)) return take_label(*one, before);
  only_labels_ = false;
  if (const auto* one = std::get_if<add_column>(&change)) return changed_columns_.insert(one->definition.name).second;
  if (const auto* one = std::get_if<drop_column>(&change)) {
    if (before_.find_column(one->definition.name) == nullptr) return false;
    changed_columns_.insert(one->definition.name);
    dropped_.push_back(one->definition);
    return true;
  }
  if (const auto* one = std::get_if<alter_column>(&change)) return take_alteration(*one, before, after);
  if (const auto* one = std::get_if<create_index>(&change)) return take_index({}, one->definition.name);
  if (const auto* one = std::get_if<drop_index>(&change)) return take_index(one->definition.name, {});
  if (const auto* one = std::get_if<rename_index>(&change)) return take_index(one->from, one->to);
  if (const auto* one = std::get_if<alter_index>(&change)) return take_index(one->before.name, one->after.name);
  return true;
}

/// An index goes in its own place and is made with the table, so one that was made cannot go before.
bool table_changes::take_index(const std::string& gone, const std::string& made) {
  if (made_indexes_.contains(gone)) return false;
  erase_if(before_.indexes, [&](const index& one) { return one.name == gone; });
  if (!made.empty()) made_indexes_.insert(made);
  return true;
}

bool table_changes::take_label(const rename_label& change, const table& before) {
  for (const auto& column : before.columns) {
    if (!is_of(column, change.enumeration)) continue;
    const std::string name = quote_name(column.name);
    const auto [conversion, is_first] =
        conversions_.emplace(column.name, "CASE " + name + " WHEN " + quote_text(change.from) + " THEN " +
                                              quote_text(change.to) + " ELSE " + name + " END");
    if (!is_first || before_.find_column(column.name) == nullptr) return false;
  }
  return true;
}

/// A column may change several times, as long as its values are converted once.
bool table_changes::take_alteration(const alter_column& change, const table& before, const table& after) {
  const auto& name = change.before.name;
  for (const auto& part : parts_of(change.conversion))
    if (part.is_column && part.text != name && changed_columns_.contains(part.text)) return false;
  if (!changed_columns_.insert(name).second) {
    const auto* first = before_.find_column(name);
    if (first == nullptr || after.find_column(name) == nullptr) return false;
    const bool converts =
        !change.conversion.empty() || affinity_of(change.before, before) != affinity_of(change.after, after);
    const bool was_converted =
        conversions_.contains(name) || affinity_of(*first, before_) != affinity_of(change.before, before);
    if (converts && was_converted) return false;
  }
  if (!change.conversion.empty()) conversions_[name] = expression(change.conversion);
  return true;
}

rebuilding table_changes::made_at_once(table after) const {
  return {before_, std::move(after), dropped_, conversions_, only_labels_};
}

std::vector<std::string> tables_altered_by(const operation& change, const model& before) {
  if (std::visit(table_alteration(), change)) return {std::string(table_of(change))};
  const auto enumeration = std::visit(changed_enumeration(), change);
  std::vector<std::string> users;
  if (enumeration.empty()) return users;
  for (const auto& any : before.tables)
    if (std::ranges::any_of(any.columns, [&](const column& one) { return is_of(one, enumeration); }))
      users.push_back(any.name);
  return users;
}

}  // namespace instar::sqlite_sql
