#include "generator/difference.hpp"

#include <utility>
#include <vector>

#include <instar/error.hpp>
#include <instar/introspection.hpp>
#include <instar/migration_text.hpp>
#include <instar/projection.hpp>
#include <instar/script.hpp>

#include "generator/diff.hpp"
#include "generator/schema_source.hpp"

namespace instar::generator {
namespace {

/// Two schemas in the words of one database, if one of them is in one.
struct two_schemas {
  model from, to;
  const dialect* language = nullptr;
  std::vector<finding> notes = {};
};

void append(std::vector<finding>& to, const std::vector<finding>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

std::vector<finding> notes_of(const live_comparison& both) {
  auto notes = both.uncompared;
  append(notes, both.unheld);
  return notes;
}

two_schemas in_databases(connection& from, connection& to, const introspection_options& options) {
  if (&from.dialect() != &to.dialect())
    throw error(error_code::usage, "a database of SQLite and one of PostgreSQL have no words in common",
                {.state = "nothing was compared.", .remedy = "compare each with a snapshot."});
  auto both = compare_live(from, to, options);
  auto notes = notes_of(both);
  return {std::move(both.declared), std::move(both.live), &from.dialect(), std::move(notes)};
}

two_schemas read_both(const request& asked) {
  const auto from = find_schema(asked.from), to = find_schema(asked.to);
  const introspection_options options{.schemas = asked.schemas, .ignored = asked.ignored};
  if (from.database && to.database) return in_databases(*from.database, *to.database, options);
  if (to.database) {
    auto both = compare_live(*to.database, from.schema, options);
    auto notes = notes_of(both);
    return {std::move(both.declared), std::move(both.live), &to.database->dialect(), std::move(notes)};
  }
  if (from.database) {
    auto both = compare_live(*from.database, to.schema, options);
    auto notes = notes_of(both);
    return {std::move(both.live), std::move(both.declared), &from.database->dialect(), std::move(notes)};
  }
  if (asked.dialect_names.empty()) return {from.schema, to.schema};
  const auto& language = find_dialect(asked.dialect_names.front());
  return {project(from.schema, language.name()), project(to.schema, language.name()), &language};
}

std::string script_of(const std::vector<operation>& changes, const two_schemas& both) {
  if (both.language == nullptr)
    throw error(error_code::usage, "neither schema is in a database, so it is not known in whose SQL to write",
                {.state = "nothing was written.", .remedy = "say --dialect sqlite or --dialect postgresql."});
  std::string text = both.language->script_begin();
  const auto rendered = both.language->render(changes, both.from);
  for (std::size_t i = 0; i != changes.size(); ++i) {
    text += script_comment(describe(changes[i]));
    for (const auto& one : rendered[i]) text += script_text(one, *both.language, true);
  }
  return text + both.language->script_end();
}

std::string list_of(const std::vector<operation>& changes) {
  std::string text;
  for (const auto& change : changes) text += write_operation(change, 0);
  return text;
}

}  // namespace

outcome tell_schema_difference(const request& asked) {
  const auto both = read_both(asked);
  const auto changes = diff(both.from, both.to);
  outcome said{.text = {}, .exit_code = changes.empty() ? 0 : differs, .is_answer = true};
  if (!changes.empty()) said.text = asked.sql ? script_of(changes, both) : list_of(changes);
  for (const auto& one : both.notes) said.notes += "instar: " + one.where + ": " + one.text + "\n";
  return said;
}

}  // namespace instar::generator
