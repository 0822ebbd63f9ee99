#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "introspection/postgresql_catalogue.hpp"

namespace instar {
namespace {

/// Rights that somebody has beside the owner, one for each. What everybody has unless it is taken away is no grant.
constexpr const char* rights = R"(
SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, n.nspname, c.relname, pg_get_userbyid(a.grantee),
       a.grantee = 0, a.privilege_type, a.is_grantable, NULL
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) AS a
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND a.grantee <> c.relowner AND n.nspname = ANY($1::text[])
UNION ALL
SELECT 'TABLE', n.nspname, c.relname, pg_get_userbyid(a.grantee), a.grantee = 0, a.privilege_type, a.is_grantable,
       quote_ident(t.attname)
FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
     aclexplode(t.attacl) AS a
WHERE NOT t.attisdropped AND a.grantee <> c.relowner AND n.nspname = ANY($1::text[])
UNION ALL
SELECT 'SCHEMA', NULL, n.nspname, pg_get_userbyid(a.grantee), a.grantee = 0, a.privilege_type, a.is_grantable, NULL
FROM pg_namespace n, aclexplode(n.nspacl) AS a WHERE a.grantee <> n.nspowner AND n.nspname = ANY($1::text[])
UNION ALL
SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, n.nspname, p.proname, pg_get_userbyid(a.grantee),
       a.grantee = 0, a.privilege_type, a.is_grantable, NULL
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, aclexplode(p.proacl) AS a
WHERE p.prokind <> 'a' AND a.grantee NOT IN (0, p.proowner) AND n.nspname = ANY($1::text[])
UNION ALL
SELECT CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, n.nspname, t.typname, pg_get_userbyid(a.grantee),
       a.grantee = 0, a.privilege_type, a.is_grantable, NULL
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace, aclexplode(t.typacl) AS a
WHERE t.typtype IN ('e', 'd', 'c') AND a.grantee NOT IN (0, t.typowner) AND n.nspname = ANY($1::text[])
ORDER BY 1, 2, 3, 4, 6, 8)";

constexpr const char* taken_rights = R"(
SELECT n.nspname, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = ANY($1::text[]) AND p.proacl IS NOT NULL
      AND NOT EXISTS (SELECT FROM aclexplode(p.proacl) AS a WHERE a.grantee = 0)
UNION ALL
SELECT n.nspname, t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE n.nspname = ANY($1::text[]) AND t.typacl IS NOT NULL AND t.typtype IN ('e', 'd', 'c')
      AND NOT EXISTS (SELECT FROM aclexplode(t.typacl) AS a WHERE a.grantee = 0))";

/// The rights of one role on one thing, each with the columns that it is to; the empty name stands for all of them.
struct granted {
  std::map<std::string, std::set<std::string>> privileges;
  bool grantable = false, not_grantable = false;
};

std::string list_of(const std::map<std::string, std::set<std::string>>& privileges) {
  std::string list;
  for (const auto& [right, columns] : privileges) {
    list += (list.empty() ? "" : ", ") + right;
    std::string names;
    for (const auto& column : columns.contains("") ? std::set<std::string>() : columns)
      names += (names.empty() ? "" : ", ") + column;
    if (!names.empty()) list += " (" + names + ")";
  }
  return list;
}

}  // namespace

void read_grants(postgresql_catalogue& into) {
  std::map<std::tuple<std::string, std::string, std::string>, granted> all;
  for (const auto& found : into.rows(rights)) {
    catalogue_row row(found);
    const auto kind = row.text(), in_schema = row.text(), name = row.text();
    const auto role = row.text();
    const bool to_everybody = row.truth();
    const bool of_schema = kind == "SCHEMA";
    if (of_schema && into.scope.schemas.find(name)->second.empty()) continue;
    const auto on = of_schema ? into.scope.schemas.find(name)->second : into.scope.path(in_schema, name);
    auto& one = all[{kind, on, to_everybody ? "public" : role}];
    const auto privilege = row.text();
    (row.truth() ? one.grantable : one.not_grantable) = true;
    one.privileges[privilege].insert(row.text());
  }
  for (const auto& [who, what] : all) {
    const auto& [kind, on, role] = who;
    object any{.kind = object_kind::grant, .name = role, .on = on};
    say(any.properties, "privileges", list_of(what.privileges));
    if (kind != "TABLE") say(any.properties, "on_kind", kind);
    say_if(what.grantable && !what.not_grantable, any.properties, "grant_option");
    if (what.grantable && what.not_grantable)
      into.leave_out(on, "that " + role + " can grant only some of its rights on is not said", "grant them alike.");
    into.schema.objects.insert(std::move(any));
  }
  for (const auto& found : into.rows(taken_rights)) {
    catalogue_row row(found);
    const auto in_schema = row.text();
    into.leave_out(into.scope.path(in_schema, row.text()), "that not everybody may use it is not said",
                   "say it in a migration: execute(\"REVOKE ... FROM PUBLIC\").");
  }
}

}  // namespace instar
