#include "dialects/postgresql/grants.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/grant_word.hpp"
#include "core/name_list.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/routines.hpp"

namespace instar::postgresql_sql {
namespace {

/// The name as SQL calls it: a routine with its arguments, a name in a schema in two parts.
std::string target_sql(const object& grant, const std::string& kind, const model& schema) {
  constexpr std::array<std::string_view, 5> in_schema{"TABLE", "SEQUENCE", "TYPE", "DOMAIN", "ROUTINE"};
  for (const auto routine : {object_kind::function, object_kind::procedure})
    if (kind == grant_word(routine))
      if (const auto* any = schema.find_object(routine, grant.on)) return routine_signature(*any);
  const bool has_schema = std::ranges::find(in_schema, kind) != in_schema.end() || kind == "FUNCTION";
  return has_schema ? quote_path(grant.on) : quote_name(grant.on);
}

std::string on_target(const object& grant, const model& schema) {
  const std::string kind(grant_word(grant));
  return " ON " + kind + " " + target_sql(grant, kind, schema);
}

/// A right, to one column where there is one.
using privilege = std::pair<std::string, std::string>;

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? "" : std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

/// `SELECT (a, b), INSERT` one by one.
std::set<privilege> privileges_of(const object& grant) {
  std::set<privilege> all;
  std::string_view text = grant.properties.text("privileges");
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(",("), text.size());
    const std::string right = trimmed(text.substr(0, end));
    const bool lists_columns = end != text.size() && text[end] == '(';
    const auto close = lists_columns ? std::min(text.find(')'), text.size()) : end;
    if (lists_columns)
      for (const auto& column : names_in(text.substr(end + 1, close - end - 1))) all.insert({right, column});
    else if (!right.empty())
      all.insert({right, {}});
    text.remove_prefix(std::min(close + 1, text.size()));
  }
  return all;
}

std::string list_of(const std::set<privilege>& privileges) {
  std::string list;
  for (const auto& [right, column] : privileges)
    list += (list.empty() ? "" : ", ") + right + (column.empty() ? "" : " (" + column + ")");
  return list;
}

/// Whether the column of a right is there; the text may have it between quotes.
bool is_there(const privilege& one, const object& grant, const model& schema) {
  const auto* table = schema.find_table(grant.on);
  if (one.second.empty() || table == nullptr) return true;
  return std::ranges::any_of(table->columns, [&](const column& any) { return mentions(one.second, any.name); });
}

/// The rights to what is there. A column may go before the rights to it, and come after them.
std::set<privilege> to_what_is_there(std::set<privilege> all, const object& grant, const model& schema) {
  std::erase_if(all, [&](const privilege& one) { return !is_there(one, grant, schema); });
  return all;
}

statements revoke(const std::set<privilege>& privileges, const object& grant, const model& schema) {
  const auto held = to_what_is_there(privileges, grant, schema);
  if (held.empty()) return {};
  return {{"REVOKE " + list_of(held) + on_target(grant, schema) + " FROM " + quote_role(grant.name)}};
}

statements give(const std::set<privilege>& privileges, const object& grant, const model& schema) {
  const auto given = to_what_is_there(privileges, grant, schema);
  if (given.empty()) return {};
  return {{"GRANT " + list_of(given) + on_target(grant, schema) + " TO " + quote_role(grant.name) +
           (grant.properties.has("grant_option") ? " WITH GRANT OPTION" : "")}};
}

std::set<privilege> missing_from(const std::set<privilege>& other, std::set<privilege> all) {
  std::erase_if(all, [&](const privilege& one) { return other.contains(one); });
  return all;
}

}  // namespace

statements grant_statements(const object& grant, const model& schema) {
  return give(privileges_of(grant), grant, schema);
}

statements revoke_statements(const object& grant, const model& schema) {
  return revoke(privileges_of(grant), grant, schema);
}

statements change_grant(const object& before, const object& after, const model& schema_before,
                        const model& schema_after) {
  const auto is = privileges_of(before), will_be = privileges_of(after);
  const bool other_terms = before.properties.has("grant_option") != after.properties.has("grant_option") ||
                           grant_word(before) != grant_word(after);
  return joined({revoke(other_terms ? is : missing_from(will_be, is), before, schema_before),
                 give(other_terms ? will_be : missing_from(is, will_be), after, schema_after)});
}

statements grants_of_column(const std::string& table, const std::string& column, const model& schema) {
  statements all;
  for (const auto& any : schema.objects) {
    if (!is_about_column(any, table, column)) continue;
    auto privileges = privileges_of(any);
    std::erase_if(privileges, [&](const privilege& one) { return !mentions(one.second, column); });
    all = joined({std::move(all), give(privileges, any, schema)});
  }
  return all;
}

bool is_about_column(const object& grant, const std::string& table, const std::string& column) {
  const auto is_it = [&](const privilege& one) { return mentions(one.second, column); };
  return grant.kind == object_kind::grant && is_on_relation(grant) && grant.on == table &&
         std::ranges::any_of(privileges_of(grant), is_it);
}

bool is_about(const object& grant, const object& any) {
  return grant.kind == object_kind::grant && grant.on == any.name && grant_word(grant) == grant_word(any.kind);
}

bool is_on_relation(const object& grant) { return grant_word(grant) == "TABLE"; }

}  // namespace instar::postgresql_sql
