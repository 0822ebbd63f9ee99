#include "dialects/postgresql/object_changes.hpp"

#include <string>
#include <vector>

#include "dialects/postgresql/exchange.hpp"
#include "dialects/postgresql/grants.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/objects.hpp"
#include "dialects/postgresql/ownership.hpp"
#include "dialects/postgresql/partitions.hpp"
#include "dialects/postgresql/routines.hpp"
#include "dialects/postgresql/sequences.hpp"
#include "dialects/postgresql/surroundings.hpp"
#include "dialects/postgresql/type_changes.hpp"
#include "dialects/postgresql/types.hpp"

namespace instar::postgresql_sql {
namespace {

statements comment_change_of(const alter_object& change) {
  return comment_change(object_words(change.after), change.before.properties, change.after.properties);
}

bool differ(std::string_view property, const alter_object& change) {
  return change.before.properties.has(property) != change.after.properties.has(property) ||
         change.before.properties.text(property) != change.after.properties.text(property);
}

/// Whether nothing differs but properties of these names.
bool differ_only_in(const std::vector<std::string_view>& names, const alter_object& change) {
  return without(change.before.properties, names) == without(change.after.properties, names);
}

/// Drops the old one and makes the new one, and what uses it with it.
statements remake(const alter_object& change, const model& before, const model& after) {
  surroundings all(before, after);
  all.remake_object(change.before);
  return all.around(
      joined({drop_object_statements(change.before, before), create_object_statements(change.after, after)}));
}

/// An extension brings a comment with it.
statement own_comment_of_extension(const object& extension) {
  return computed_statement(quote_text("COMMENT ON " + object_words(extension) + " IS ") +
                            " || (SELECT quote_nullable(comment) FROM pg_available_extensions WHERE name = " +
                            quote_text(extension.name) + ")");
}

statements alter_extension(const alter_object& change) {
  const properties& now = change.after.properties;
  const std::string alter = "ALTER " + object_words(change.after);
  statements all;
  if (differ("in_schema", change)) {
    const std::string move = alter + " SET SCHEMA ";
    all.push_back(now.has("in_schema") ? statement{move + quote_name(now.text("in_schema"))}
                                       : computed_statement(quote_text(move) + " || quote_ident(current_schema())"));
  }
  if (differ("version", change))
    all.push_back({alter + " UPDATE" + (now.has("version") ? " TO " + quote_text(now.text("version")) : "")});
  if (differ("comment", change) && !now.has("comment"))
    return joined({std::move(all), {own_comment_of_extension(change.after)}});
  return joined({std::move(all), comment_change_of(change)});
}

statements alter_sequence(const alter_object& change, const model& after) {
  const properties& now = change.after.properties;
  const std::string alter = "ALTER " + object_words(change.after);
  std::string clause;
  if (differ("type", change)) clause = "AS " + (now.has("type") ? type_sql(now.text("type"), after) : "bigint");
  auto all =
      change_options({alter, "", quote_text(quote_path(change.after.name))}, change.before.properties, now, clause);
  if (differ("owned_by", change)) all.push_back({alter + owned_by_sql(change.after, after)});
  if (differ("unlogged", change)) all.push_back({alter + (now.has("unlogged") ? " SET UNLOGGED" : " SET LOGGED")});
  return joined({std::move(all), comment_change_of(change)});
}

statements alter_routine(const alter_object& change, const model& before, const model& after) {
  if (!is_replaceable(change.before, change.after)) return remake(change, before, after);
  statements all = comment_change_of(change);
  if (differ("definition", change)) all.insert(all.begin(), {create_routine_sql(change.after, true)});
  return all;
}

statements alter_view(const alter_object& change, const model& before, const model& after) {
  const std::string alter = "ALTER " + object_words(change.after);
  const bool stores_rows = change.after.kind == object_kind::materialized_view;
  if (!differ_only_in({"parameters", "tablespace", "without_data", "comment", "requires"}, change))
    return remake(change, before, after);
  auto all = storage_change(alter, change.before.properties, change.after.properties);
  if (stores_rows && differ("without_data", change))
    all.push_back({"REFRESH " + object_words(change.after) +
                   (change.after.properties.has("without_data") ? " WITH NO DATA" : "")});
  return joined({std::move(all), comment_change_of(change)});
}

statements alter_trigger(const alter_object& change) {
  statements all = comment_change_of(change);
  if (differ("definition", change))
    all.insert(all.begin(), {"CREATE OR REPLACE TRIGGER " + quote_name(change.after.name) + " " +
                             own_text(change.after, "definition")});
  return all;
}

/// PostgreSQL changes the expressions of a policy, but does not take them away.
statements alter_policy(const alter_object& change, const model& before, const model& after) {
  const auto loses = [&](std::string_view name) {
    return change.before.properties.has(name) && !change.after.properties.has(name);
  };
  if (!differ_only_in({"roles", "using", "with_check", "comment", "requires"}, change) || loses("roles") ||
      loses("using") || loses("with_check"))
    return remake(change, before, after);
  statements all = comment_change_of(change);
  if (differ("roles", change) || differ("using", change) || differ("with_check", change))
    all.insert(all.begin(), {"ALTER " + object_words(change.after) + policy_terms(change.after)});
  return all;
}

}  // namespace

statements alter_object_statements(const alter_object& change, const model& before, const model& after,
                                   std::span<const operation> later) {
  switch (change.after.kind) {
    case object_kind::schema: return comment_change_of(change);
    case object_kind::extension: return alter_extension(change);
    case object_kind::enumeration: return alter_enumeration(change, before, after, later);
    case object_kind::domain: return alter_domain(change, before, after, later);
    case object_kind::composite: return alter_composite(change, before, after, later);
    case object_kind::sequence: return alter_sequence(change, after);
    case object_kind::function:
    case object_kind::procedure: return alter_routine(change, before, after);
    case object_kind::view:
    case object_kind::materialized_view: return alter_view(change, before, after);
    case object_kind::partition: return alter_partition(change.before, change.after, before, after);
    case object_kind::trigger: return alter_trigger(change);
    case object_kind::policy: return alter_policy(change, before, after);
    case object_kind::grant: return change_grant(change.before, change.after, before, after);
    case object_kind::custom:
      if (differ_only_in({"drop", "requires", "comment"}, change)) return {};
      return remake(change, before, after);
  }
  return {};
}

}  // namespace instar::postgresql_sql
