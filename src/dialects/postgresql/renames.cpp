#include "dialects/postgresql/renames.hpp"

#include "dialects/postgresql/grants.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/objects.hpp"
#include "dialects/postgresql/ownership.hpp"

namespace instar::postgresql_sql {
namespace {

/// What SQL calls a thing, given its name: `TABLE "app"."tasks"`.
using words_of = std::function<std::string(const std::string& name)>;

std::string in_schema_of(std::string_view name, std::string_view own) {
  const auto schema = schema_of(name);
  return schema.empty() ? std::string(own) : std::string(schema) + "." + std::string(own);
}

/// A name without a schema is one in the first schema of the search path.
statement move(const std::string& words, std::string_view schema) {
  const std::string alter = "ALTER " + words + " SET SCHEMA ";
  if (!schema.empty()) return {alter + quote_name(schema)};
  return computed_statement(quote_text(alter) + " || quote_ident(current_schema())");
}

statement rename(const std::string& words, std::string_view to) {
  return {"ALTER " + words + " RENAME TO " + quote_name(to)};
}

/// Whether something has the name under which a thing would be while it has moved and is not renamed yet.
bool is_taken(const std::string& name, const model& schema) {
  if (schema.find_table(name) != nullptr) return true;
  for (const auto& any : schema.objects)
    if (any.name == name) return true;
  return false;
}

statements change_path(const words_of& words, const std::string& from, const std::string& to, const model& before) {
  const bool moves = schema_of(from) != schema_of(to), renamed = own_name(from) != own_name(to);
  const std::string moved = in_schema_of(to, own_name(from));
  if (moves && renamed && is_taken(moved, before))
    return {rename(words(from), own_name(to)), move(words(in_schema_of(from, own_name(to))), schema_of(to))};
  statements all;
  if (moves) all.push_back(move(words(from), schema_of(to)));
  if (renamed) all.push_back(rename(words(moves ? moved : from), own_name(to)));
  return all;
}

/// Extensions and schemas have one name, and in it a dot is a dot.
bool has_path(object_kind kind) {
  return kind != object_kind::schema && kind != object_kind::extension && kind != object_kind::trigger &&
         kind != object_kind::policy;
}

}  // namespace

statements rename_table_statements(const rename_table& change, const model& before, const model& after) {
  const auto words = [](const std::string& name) { return "TABLE " + quote_path(name); };
  const bool moves = schema_of(change.from) != schema_of(change.to);
  return joined({moves ? take_sequences(change.from, before) : statements{},
                 change_path(words, change.from, change.to, before),
                 moves ? give_sequences(change.to, after) : statements{}});
}

statements rename_object_statements(const rename_object& change, const model& before, const model& after) {
  object any = *before.find_object(change.kind, change.from, change.on);
  const auto words = [&](const std::string& name) {
    any.name = name;
    return object_words(any);
  };
  switch (change.kind) {
    case object_kind::custom: return {};
    case object_kind::grant:
      return joined(
          {revoke_statements(any, before), grant_statements(*after.find_object(any.kind, change.to, any.on), after)});
    case object_kind::sequence: {
      const auto& now = *after.find_object(any.kind, change.to);
      const bool moves = schema_of(change.from) != schema_of(change.to);
      const bool was_owned = moves && can_be_owned(any, before), is_owned = moves && can_be_owned(now, after);
      return joined({was_owned ? statements{{"ALTER " + object_words(any) + " OWNED BY NONE"}} : statements{},
                     change_path(words, change.from, change.to, before),
                     is_owned ? statements{{"ALTER " + object_words(now) + owned_by_sql(now, after)}} : statements{}});
    }
    default: break;
  }
  if (!has_path(change.kind)) return {rename(words(change.from), change.to)};
  return change_path(words, change.from, change.to, before);
}

}  // namespace instar::postgresql_sql
