#include "support/random_objects.hpp"

#include <algorithm>
#include <utility>

#include "support/random_elements.hpp"

namespace instar::testing {
namespace {

term text(std::string value) { return {term_kind::text, std::move(value)}; }
term number(int value) { return {term_kind::number, std::to_string(value)}; }
term sql(std::string value) { return {term_kind::expression, std::move(value)}; }

bool is_trigger_function(const object& any) {
  return any.kind == object_kind::function && any.properties.text("returns") == "trigger";
}

/// The next number for the first one in an SQL text, so that the text changes and stays what it was.
std::string with_other_number(std::string text) {
  const auto digit = text.find_first_of("0123456789");
  if (digit != std::string::npos) text[digit] = text[digit] == '9' ? '1' : static_cast<char>(text[digit] + 1);
  return text;
}

}  // namespace

std::string view_tail(const std::string& column_name, const std::string& table_name) {
  return quoted_path(column_name) + " AS one FROM " + quoted_path(table_name);
}

std::string trigger_definition(const object& trigger) {
  if (trigger.properties.find("definition", "sqlite") != nullptr)
    return "AFTER INSERT ON " + quoted_path(trigger.on) + " BEGIN SELECT 1; END";
  return "BEFORE INSERT ON " + quoted_path(trigger.on) + " FOR EACH ROW EXECUTE FUNCTION " +
         quoted_path(std::string(trigger.properties.text("requires"))) + "()";
}

object random_objects::new_enumeration() {
  object any{.kind = object_kind::enumeration, .name = random_.fresh_name("mood")};
  for (int i = 2 + random_.below(3); i > 0; --i) any.labels.push_back(random_.awkward_name());
  return any;
}

object random_objects::new_domain() {
  object any{.kind = object_kind::domain, .name = random_.awkward_name()};
  any.properties = {{{}, "type", text("integer")}};
  if (random_.one_in(2)) any.properties.set({{}, "default", sql("7")});
  if (random_.one_in(2)) {
    any.properties.set({{}, "check_name", text(random_.fresh_name("ck"))});
    any.properties.set({{}, "expression", sql("VALUE IS NULL OR VALUE > -1000")});
  }
  return any;
}

object random_objects::new_composite() {
  return {.kind = object_kind::composite,
          .name = random_.awkward_name(),
          .attributes = {{.name = "x", .type = {.name = "integer"}},
                         {.name = random_.awkward_name(), .type = {.name = "text"}}}};
}

object random_objects::new_sequence(const table& owner) {
  const auto dot = owner.name.find('.');
  const auto prefix = dot == std::string::npos ? std::string() : owner.name.substr(0, dot + 1);
  object any{.kind = object_kind::sequence, .name = prefix + random_.awkward_name()};
  if (random_.one_in(2)) any.properties.set({{}, "start", number(5)});
  if (random_.one_in(2)) any.properties.set({{}, "increment", number(2)});
  if (random_.one_in(2)) any.properties.set({{}, "maximum", number(1000)});
  if (random_.one_in(3)) any.properties.set({{}, "cycle", {}});
  if (random_.one_in(3)) any.properties.set({{}, "type", text("integer")});
  if (random_.one_in(3))
    any.properties.set({{}, "owned_by", text(owner.name + "." + random_.any_of(owner.columns).name)});
  return any;
}

object random_objects::new_routine(object_kind kind) {
  object any{.kind = kind, .name = random_.awkward_name()};
  if (kind == object_kind::procedure) {
    any.properties = {{{}, "arguments", text("a integer")}, {{}, "definition", text("LANGUAGE sql AS $$ SELECT 1 $$")}};
  } else if (random_.one_in(2)) {
    any.properties = {{{}, "returns", text("trigger")},
                      {{}, "definition", text("LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN NEW; END $$")}};
  } else {
    any.properties = {{{}, "arguments", text("a integer")},
                      {{}, "returns", text("integer")},
                      {{}, "definition", text("LANGUAGE sql IMMUTABLE AS $$ SELECT a + 1 $$")}};
  }
  return any;
}

object random_objects::new_view(object_kind kind, const table& of) {
  object any{.kind = kind, .name = random_.awkward_name()};
  std::vector<std::string> shown;
  for (const auto& one : of.columns)
    if (!one.properties.has("only")) shown.push_back(one.name);
  any.properties = {{{}, "definition", text("SELECT 1 AS number, " + view_tail(random_.any_of(shown), of.name))},
                    {{}, "requires", text(of.name)}};
  if (kind == object_kind::materialized_view && random_.one_in(2))
    any.properties.set({{}, "parameters", text("fillfactor=90")});
  return any;
}

object random_objects::new_trigger(const model& schema, const table& on) {
  object any{.kind = object_kind::trigger, .name = random_.awkward_name(), .on = on.name};
  const auto function = std::ranges::find_if(schema.objects, is_trigger_function);
  if (in_postgresql() && function != schema.objects.end()) {
    any.properties = {{{}, "requires", text(function->name)}};
    any.properties.set({{}, "definition", text(trigger_definition(any))});
  } else {
    any.properties = {{{}, "only", text("sqlite")}, {"sqlite", "definition", {}}};
    any.properties.set({"sqlite", "definition", text(trigger_definition(any))});
  }
  return any;
}

object random_objects::new_policy(const table& on) {
  object any{.kind = object_kind::policy, .name = random_.awkward_name(), .on = on.name};
  any.properties = {{{}, "using", text("1 = 1")}};
  if (random_.one_in(2)) any.properties.set({{}, "command", text("SELECT")});
  if (random_.one_in(2)) any.properties.set({{}, "restrictive", {}});
  if (random_.one_in(2)) any.properties.set({{}, "roles", text("reader")});
  return any;
}

object random_objects::new_custom() {
  object any{.kind = object_kind::custom, .name = random_.fresh_name("custom")};
  any.properties = {{{}, "create", text("CREATE VIEW " + any.name + " AS SELECT 1 AS one")},
                    {{}, "drop", text("DROP VIEW " + any.name)}};
  return any;
}

std::optional<object> random_objects::new_foundation(const model&) {
  if (width_ == width::plain) return std::nullopt;
  if (!in_postgresql() || random_.one_in(3)) return new_enumeration();
  switch (random_.below(5)) {
    case 0: return object{.kind = object_kind::schema, .name = random_.fresh_name("space")};
    case 1: return new_domain();
    case 2: return new_composite();
    case 3: return new_routine(random_.one_in(3) ? object_kind::procedure : object_kind::function);
    default: return object{.kind = object_kind::schema, .name = random_.fresh_name("other space")};
  }
}

std::optional<object> random_objects::new_dependant(const model& schema) {
  if (width_ == width::plain || schema.tables.empty()) return std::nullopt;
  const auto& about = random_.any_of(schema.tables);
  if (!in_postgresql() || random_.one_in(3)) {
    if (random_.one_in(4)) return new_custom();
    if (random_.one_in(2)) return new_view(object_kind::view, about);
    const auto function = std::ranges::find_if(schema.objects, is_trigger_function);
    if (width_ == width::postgresql && function == schema.objects.end()) return new_custom();
    return new_trigger(schema, about);
  }
  switch (random_.below(4)) {
    case 0: return new_sequence(about);
    case 1: return new_policy(about);
    case 2: return new_view(object_kind::materialized_view, about);
    default: {
      object grant{.kind = object_kind::grant, .name = "reader", .on = about.name};
      if (schema.objects.contains(identity_of(grant))) return std::nullopt;
      grant.properties = {{{}, "privileges", text("SELECT, INSERT")}};
      return grant;
    }
  }
}

object random_objects::new_partition(const table& of, bool for_all_others) {
  object any{.kind = object_kind::partition, .name = random_.awkward_name(), .on = of.name};
  any.properties = {
      {{}, "bounds", text(for_all_others ? "DEFAULT" : "IN ('" + random_.fresh_name("nobody lives there ") + "')")}};
  return any;
}

object random_objects::changed(object any) {
  if (any.kind == object_kind::enumeration && random_.one_in(2)) {
    any.labels.insert(any.labels.begin() + random_.below(static_cast<int>(any.labels.size()) + 1),
                      random_.awkward_name());
    return any;
  }
  if (any.kind == object_kind::sequence && random_.one_in(2)) {
    any.properties.set({{}, "increment", number(1 + random_.below(7))});
    return any;
  }
  if (any.kind == object_kind::grant) {
    const bool all = any.properties.text("privileges") == "SELECT, INSERT";
    any.properties.set({{}, "privileges", text(all ? "SELECT" : "SELECT, INSERT")});
    return any;
  }
  const bool has_numbered_text =
      any.kind == object_kind::view || any.kind == object_kind::materialized_view || any.kind == object_kind::procedure;
  if (has_numbered_text && random_.one_in(2)) {
    any.properties.set({{}, "definition", text(with_other_number(std::string(any.properties.text("definition"))))});
    return any;
  }
  if (any.kind == object_kind::custom) {
    any.properties.set({{}, "create", text("CREATE VIEW " + any.name + " AS SELECT 2 AS two")});
    return any;
  }
  any.properties.set({{}, "comment", text(random_.fresh_name("remark "))});
  return any;
}

}  // namespace instar::testing
