#include "generator/dependency.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "generator/sql_token.hpp"

namespace instar::generator {
namespace {

std::string_view schema_name(std::string_view name) {
  const auto dot = name.find('.');
  return dot == name.npos ? std::string_view() : name.substr(0, dot);
}

bool is_type(object_kind kind) {
  return kind == object_kind::enumeration || kind == object_kind::domain || kind == object_kind::composite;
}

bool is_relation(object_kind kind) {
  return kind == object_kind::view || kind == object_kind::materialized_view || kind == object_kind::partition ||
         kind == object_kind::sequence;
}

/// Triggers, policies and grants are called by no SQL.
bool can_be_mentioned(object_kind kind) {
  return kind != object_kind::trigger && kind != object_kind::policy && kind != object_kind::grant;
}

/// Properties whose texts are no SQL, or are what a sequence can be without for a while.
bool is_aside(const property& any) {
  return any.name == "comment" || any.name == "only" || any.name == "requires" || any.name == "owned_by";
}

/// Whether a database reads the body of a routine when it is made, and not only when it is called.
bool reads_body(std::string_view definition) {
  const auto text = folded(definition);
  auto at = text.find("language");
  if (at == text.npos) return true;
  at = text.find_first_not_of(" \t\n'\"", at + std::string_view("language").size());
  return at != text.npos && text.compare(at, 3, "sql") == 0;
}

}  // namespace

/// Gathers what one part needs.
class needs_reading {
 public:
  explicit needs_reading(const dependencies& within) : within_(within) {}

  needs result(const thing& self) {
    for (auto* set : {&found_.firm, &found_.bound, &found_.loose}) set->erase(self);
    return std::move(found_);
  }
  needs result() { return std::move(found_); }

  void take_schema_of(std::string_view name) {
    for (const auto* one : within_.objects_called(folded(schema_name(name))))
      if (one->kind == object_kind::schema) add(thing_of(*one));
  }

  void take(const type& any) {
    if (any.raw) return take(mentions_in(any.name));
    if (!any.declared) return;
    for (const auto* one : within_.objects_called(folded(own_name(any.name))))
      if (is_type(one->kind) && one->name == any.name) add(thing_of(*one));
  }

  void take(const term& value) {
    if (value.kind == term_kind::expression) take_expression(value.text);
  }

  /// SQL with `{references}` to columns, which are not meant here.
  void take_expression(std::string_view expression) {
    if (expression.empty()) return;
    std::string sql;
    for (const auto& part : parts_of(expression)) sql += part.is_column ? std::string(" ") : part.text;
    take(mentions_in(sql));
  }

  void take(const properties& all) {
    for (const auto& one : all) {
      if (one.value.kind == term_kind::expression) take_expression(one.value.text);
      if (one.value.kind == term_kind::text && !is_aside(one)) take(mentions_in(one.value.text));
    }
  }

  void take(const column& any) {
    take(any.type);
    take(any.default_value);
    take(any.properties);
  }

  void take(const constraint& any) {
    std::visit([this](const auto& one) { take_own(one); }, any);
    take(properties_of(any));
  }

  void take(const index& any) {
    take_keys(any);
    take(any.properties);
  }

  void take(const mentions& all, bool bodies_are_read = true) {
    for (const auto& one : all.names) take(one, bodies_are_read);
  }

  void take_named(const std::string& name) {
    for (const auto* one : within_.tables_called(folded(own_name(name))))
      if (one->name == name) add(thing_of(*one));
    for (const auto* one : within_.objects_called(folded(own_name(name))))
      if (one->name == name && can_be_mentioned(one->kind)) add(thing_of(*one));
  }

 private:
  void add(const thing& any) {
    found_.firm.insert(any);
    found_.bound.insert(any);
  }

  void take(const mention& any, bool bodies_are_read) {
    for (const auto* one : within_.tables_called(any.name)) add(any, one->name, thing_of(*one), true, bodies_are_read);
    for (const auto* one : within_.objects_called(any.name))
      if (can_be_mentioned(one->kind)) add(any, one->name, thing_of(*one), is_relation(one->kind), bodies_are_read);
  }

  void add(const mention& any, std::string_view name, const thing& meant, bool is_relation, bool bodies_are_read) {
    const auto its_schema = folded(schema_name(name));
    if (!its_schema.empty() && !any.qualifier.empty() && any.qualifier != its_schema) return;
    // `t.status` rather means a column than a type, and `t.tasks` could be a table all the same.
    const bool is_doubtful = its_schema.empty() && !any.qualifier.empty() && any.qualifier != "public" && !is_relation;
    if (is_doubtful || (any.in_body && !bodies_are_read)) {
      found_.loose.insert(meant);
      return;
    }
    found_.firm.insert(meant);
    if (!any.in_body) found_.bound.insert(meant);
  }

  void take_own(const primary_key&) {}
  void take_own(const unique&) {}
  void take_own(const foreign_key&) {}
  void take_own(const check& one) { take_expression(one.expression); }
  void take_own(const exclude& one) { take_keys(one); }

  template <class Indexed>
  void take_keys(const Indexed& any) {
    for (const auto& key : any.keys) {
      take_expression(key.expression);
      take(key.properties);
    }
    take_expression(any.where);
  }

  const dependencies& within_;
  needs found_;
};

namespace {

mentions texts_of(const object& any) {
  mentions all;
  for (const auto& one : any.properties) {
    if (is_aside(one) || (one.value.kind != term_kind::text && one.value.kind != term_kind::expression)) continue;
    auto more = mentions_in(one.value.text);
    all.names.insert(all.names.end(), more.names.begin(), more.names.end());
    all.everything |= more.everything;
  }
  std::ranges::sort(all.names);
  return all;
}

bool reads_bodies(const object& any) {
  return std::ranges::all_of(
      any.properties, [](const property& one) { return one.name != "definition" || reads_body(one.value.text); });
}

}  // namespace

needs needs::without(const needs& others) const {
  const auto difference = [](const things& here, const things& there) {
    things only_here;
    for (const auto& any : here)
      if (!there.contains(any)) only_here.insert(any);
    return only_here;
  };
  return {difference(firm, others.firm), difference(bound, others.bound), difference(loose, others.loose)};
}

std::vector<std::string> names_in_list(std::string_view list) {
  std::vector<std::string> names;
  for (const char c : list) {
    if (c == ',' || names.empty()) names.emplace_back();
    if (c != ',' && !(c == ' ' && names.back().empty())) names.back() += c;
  }
  for (auto& name : names) name.erase(name.find_last_not_of(' ') + 1);
  return names;
}

needs dependencies::of(const object& any) const {
  needs_reading reading(*this);
  reading.take_schema_of(any.name);
  if (!any.on.empty()) reading.take(mentions_in(any.on)), reading.take_named(any.on);
  for (const auto& one : any.attributes) reading.take(one);
  for (const auto& name : names_in_list(any.properties.text("requires"))) reading.take_named(name);
  reading.take(mentioned_by(any), reads_bodies(any));
  return reading.result(thing_of(any));
}

needs dependencies::of(const table& any) const {
  auto all = of_head(any);
  const auto add = [&](needs more) {
    all.firm.merge(more.firm);
    all.bound.merge(more.bound);
    all.loose.merge(more.loose);
  };
  for (const auto& one : any.columns) add(of(one));
  for (const auto& one : any.constraints) add(of(one));
  for (const auto& one : any.indexes) add(of(one));
  return all;
}

needs dependencies::of(const column& any) const {
  needs_reading reading(*this);
  reading.take(any);
  return reading.result();
}

needs dependencies::of(const constraint& any) const {
  needs_reading reading(*this);
  reading.take(any);
  return reading.result();
}

needs dependencies::of(const index& any) const {
  needs_reading reading(*this);
  reading.take(any);
  return reading.result();
}

needs dependencies::of_head(const table& any) const {
  needs_reading reading(*this);
  reading.take_schema_of(any.name);
  reading.take(any.properties);
  return reading.result(thing_of(any));
}

const mentions& dependencies::mentioned_by(const object& any) const {
  const auto found = mentions_.find(&any);
  return found != mentions_.end() ? found->second : mentions_.emplace(&any, texts_of(any)).first->second;
}

const std::vector<const object*>& dependencies::objects_called(std::string_view own_name) const {
  static const std::vector<const object*> none;
  index_names();
  const auto found = objects_.find(own_name);
  return found == objects_.end() ? none : found->second;
}

const std::vector<const table*>& dependencies::tables_called(std::string_view own_name) const {
  static const std::vector<const table*> none;
  index_names();
  const auto found = tables_.find(own_name);
  return found == tables_.end() ? none : found->second;
}

void dependencies::index_names() const {
  if (std::exchange(indexed_, true)) return;
  for (const auto& any : schema_.tables) tables_[folded(own_name(any.name))].push_back(&any);
  for (const auto& any : schema_.objects) objects_[folded(own_name(any.name))].push_back(&any);
}

}  // namespace instar::generator
