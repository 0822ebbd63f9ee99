#include "introspection/postgresql_catalogue.hpp"

namespace instar {
namespace {

/// Everything in the schemas that no model has a word for.
std::string others() {
  const auto of = [](const std::string& catalogue, const std::string& schema, const std::string& condition) {
    return "SELECT pg_describe_object('" + catalogue + "'::regclass, o.oid, 0) FROM " + catalogue +
           " o JOIN pg_namespace n ON n.oid = o." + schema + " WHERE n.nspname = ANY($1::text[]) AND " + condition +
           " AND " + is_not_of_extension(catalogue, "o.oid");
  };
  constexpr const char* both = "\nUNION ALL\n";
  return of("pg_statistic_ext", "stxnamespace", "true") + both + of("pg_class", "relnamespace", "relkind = 'f'") +
         both + of("pg_type", "typnamespace", "typtype IN ('b', 'r') AND typelem = 0") + both +
         of("pg_operator", "oprnamespace", "true") + both + of("pg_opclass", "opcnamespace", "true") + both +
         of("pg_collation", "collnamespace", "true") + both + of("pg_conversion", "connamespace", "true") + both +
         of("pg_ts_config", "cfgnamespace", "true") + both + of("pg_ts_dict", "dictnamespace", "true") + both +
         "SELECT pg_describe_object('pg_rewrite'::regclass, o.oid, 0) FROM pg_rewrite o JOIN pg_class c "
         "ON c.oid = o.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace "
         "WHERE o.rulename <> '_RETURN' AND n.nspname = ANY($1::text[])" +
         both +
         "SELECT pg_describe_object('pg_event_trigger'::regclass, oid, 0) FROM pg_event_trigger WHERE $1 <> '{}' "
         "UNION ALL SELECT pg_describe_object('pg_publication'::regclass, oid, 0) FROM pg_publication";
}

}  // namespace

void read_others(postgresql_catalogue& into) {
  for (const auto& row : into.rows(others())) {
    const auto what = into.sql(catalogue_row(row).text());
    into.leave_out(what, "a schema has no word for it", "make it with SQL of your own: custom(...).");
  }
}

}  // namespace instar
