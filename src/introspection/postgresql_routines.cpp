#include <utility>

#include "introspection/postgresql_catalogue.hpp"

namespace instar {
namespace {

/// A definition begins behind what the function returns, or behind the arguments of a procedure. Those that came with a
/// range type are part of it.
std::string routines() {
  return R"(
SELECT n.nspname, p.proname, p.prokind::text, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid),
       CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END, obj_description(p.oid, 'pg_proc'),
       row_number() OVER (PARTITION BY n.nspname, p.proname, p.prokind = 'p' ORDER BY p.pronargs, p.oid)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = ANY($1::text[])
      AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_proc'::regclass AND x.objid = p.oid AND x.deptype = 'i')
      AND )" +
         is_not_of_extension("pg_proc", "p.oid") + " ORDER BY 1, 2, 8";
}

/// Those of a partition that its table has given it are no triggers of its own.
std::string triggers() {
  return R"(
SELECT n.nspname, c.relname, t.tgname, pg_get_triggerdef(t.oid, true), quote_ident(t.tgname), t.tgenabled::text,
       obj_description(t.oid, 'pg_trigger')
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND n.nspname = ANY($1::text[]) AND )" +
         is_not_of_extension("pg_trigger", "t.oid") + " ORDER BY 1, 2, 3";
}

constexpr const char* policies = R"(
SELECT n.nspname, c.relname, p.polname, p.polpermissive, p.polcmd::text,
       array_to_string(ARRAY(SELECT rolname FROM pg_roles WHERE oid = ANY(p.polroles) ORDER BY 1), ', '),
       pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid),
       obj_description(p.oid, 'pg_policy')
FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = ANY($1::text[]) ORDER BY 1, 2, 3)";

std::string without_space(const std::string& text) {
  const auto first = text.find_first_not_of(" \n"), last = text.find_last_not_of(" \n");
  return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

void add_routine(postgresql_catalogue& into, const result_row& found) {
  catalogue_row row(found);
  const auto in_schema = row.text(), name = row.text(), kind = row.text();
  object any{.kind = kind == "p" ? object_kind::procedure : object_kind::function,
             .name = into.scope.path(in_schema, name)};
  if (kind == "a") {
    into.leave_out(any.name, "an aggregate is left out", "make it with SQL of your own: custom(...).");
    return;
  }
  const auto arguments = row.text(), result = row.text(), whole = row.text();
  say(any.properties, "arguments", into.sql(arguments));
  if (any.kind == object_kind::function) say(any.properties, "returns", into.sql(result));
  const auto end_of_head = any.kind == object_kind::function
                               ? whole.find("\n RETURNS " + result) + std::string("\n RETURNS ").size() + result.size()
                               : whole.find("(" + arguments + ")\n") + arguments.size() + 2;
  say(any.properties, "definition", without_space(whole.substr(end_of_head)));
  say(any.properties, "comment", row.text());
  if (row.number() > 1)
    into.leave_out(any.name, "another routine of this name, with the arguments (" + arguments + "), is left out",
                   "make it with SQL of your own: custom(...).");
  else
    into.schema.objects.insert(std::move(any));
}

void add_trigger(postgresql_catalogue& into, const result_row& found) {
  catalogue_row row(found);
  const auto in_schema = row.text();
  const auto on = into.scope.path(in_schema, row.text());
  object any{.kind = object_kind::trigger, .name = row.text(), .on = on};
  const auto definition = into.sql(row.text()), head = "CREATE TRIGGER " + row.text() + " ";
  if (!definition.starts_with(head)) {
    into.leave_out(on, "the constraint trigger " + any.name + " is left out",
                   "make it with SQL of your own: custom(...).");
    return;
  }
  say(any.properties, "definition", definition.substr(head.size()));
  if (row.text() != "O")
    into.leave_out(on, "that the trigger " + any.name + " is not enabled as usual is not said",
                   "say it in a migration: execute(\"ALTER TABLE ...\").");
  say(any.properties, "comment", row.text());
  into.schema.objects.insert(std::move(any));
}

std::string command_word(const std::string& letter) {
  if (letter == "r") return "SELECT";
  if (letter == "a") return "INSERT";
  if (letter == "w") return "UPDATE";
  return letter == "d" ? "DELETE" : "";
}

void add_policy(postgresql_catalogue& into, const result_row& found) {
  catalogue_row row(found);
  const auto in_schema = row.text();
  const auto on = into.scope.path(in_schema, row.text());
  object any{.kind = object_kind::policy, .name = row.text(), .on = on};
  say_if(!row.truth(), any.properties, "restrictive");
  say(any.properties, "command", command_word(row.text()));
  say(any.properties, "roles", row.text());
  say(any.properties, "using", into.sql(row.text()));
  say(any.properties, "with_check", into.sql(row.text()));
  say(any.properties, "comment", row.text());
  into.schema.objects.insert(std::move(any));
}

}  // namespace

void read_routines(postgresql_catalogue& into) {
  for (const auto& row : into.rows(routines())) add_routine(into, row);
}

void read_triggers(postgresql_catalogue& into) {
  for (const auto& row : into.rows(triggers())) add_trigger(into, row);
}

void read_policies(postgresql_catalogue& into) {
  for (const auto& row : into.rows(policies)) add_policy(into, row);
}

}  // namespace instar
