#include "dialects/postgresql_catalogue.hpp"

namespace instar::testing {
namespace {

// Every query below names things as the search path lets them be named.

constexpr std::string_view schemas = R"(
SELECT concat_ws(' ', 'schema', nspname, 'comment ' || obj_description(oid, 'pg_namespace'),
                 (SELECT string_agg(one::text, ', ' ORDER BY one::text)
                  FROM unnest(coalesce(nspacl, acldefault('n', nspowner))) AS one))
FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')";

constexpr std::string_view extensions = R"(
SELECT concat_ws(' ', 'extension', extname, extversion, extnamespace::regnamespace,
                 'comment ' || obj_description(oid, 'pg_extension'))
FROM pg_extension WHERE extname <> 'plpgsql')";

constexpr std::string_view types = R"(
SELECT concat_ws(' ', 'type', t.oid::regtype,
                 (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
                  FROM pg_enum WHERE enumtypid = t.oid),
                 'is ' || CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) END,
                 'collation ' || CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation::regcollation END,
                 CASE WHEN t.typnotnull THEN 'not null' END, 'default ' || t.typdefault,
                 (SELECT string_agg(conname || ' ' || pg_get_constraintdef(c.oid) || convalidated, ', ' ORDER BY conname)
                  FROM pg_constraint c WHERE contypid = t.oid),
                 'comment ' || obj_description(t.oid, 'pg_type'),
                 (SELECT string_agg(one::text, ', ' ORDER BY one::text)
                  FROM unnest(coalesce(t.typacl, acldefault('T', t.typowner))) AS one))
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_type b ON b.oid = t.typbasetype
WHERE t.typtype IN ('e', 'd') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = t.oid AND deptype = 'e'))";

constexpr std::string_view relations = R"(
SELECT concat_ws(' ', 'relation', c.relkind, c.oid::regclass, c.relpersistence,
                 (SELECT string_agg(one, ', ' ORDER BY one) FROM unnest(c.reloptions) AS one),
                 'tablespace ' || s.spcname, CASE WHEN c.relrowsecurity THEN 'row security' END,
                 CASE WHEN c.relforcerowsecurity THEN 'forced' END, 'by ' || pg_get_partkeydef(c.oid),
                 pg_get_expr(c.relpartbound, c.oid),
                 (SELECT 'of ' || string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno)
                  FROM pg_inherits WHERE inhrelid = c.oid),
                 CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
                 CASE WHEN NOT c.relispopulated THEN 'not populated' END,
                 'comment ' || coalesce(obj_description(c.oid, 'pg_class'), obj_description(c.reltype, 'pg_type')),
                 CASE c.relkind WHEN 'c' THEN (SELECT string_agg(one::text, ', ' ORDER BY one::text)
                      FROM pg_type t, unnest(coalesce(typacl, acldefault('T', typowner))) AS one WHERE t.oid = c.reltype)
                 ELSE (SELECT string_agg(one::text, ', ' ORDER BY one::text)
                      FROM unnest(coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char",
                                                                c.relowner))) AS one) END)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'c', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype IN ('e', 'i') AND c.relkind IN ('r', 'S')
                      AND classid = 'pg_class'::regclass))";

constexpr std::string_view columns = R"(
SELECT concat_ws(' ', 'column', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
                 -- A partition that is made has none, one that gets the column later has them.
                 CASE WHEN a.attinhcount = 0 THEN a.attndims END,
                 'place ' || CASE c.relkind WHEN 'c' THEN (SELECT count(*) FROM pg_attribute o WHERE o.attrelid = c.oid
                                                           AND o.attnum < a.attnum AND NOT o.attisdropped) END,
                 CASE WHEN a.attnotnull THEN 'not null' END, 'generated ' || nullif(a.attgenerated::text, ''),
                 'default ' || pg_get_expr(d.adbin, d.adrelid), 'identity ' || nullif(a.attidentity::text, ''),
                 CASE WHEN a.attidentity <> '' THEN concat_ws(' ', q.seqtypid::regtype, q.seqstart, q.seqincrement,
                                                              q.seqmin, q.seqmax, q.seqcache, q.seqcycle) END,
                 'collation ' || CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation END,
                 'storage ' || CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage::text END,
                 'compression ' || nullif(a.attcompression::text, ''),
                 'statistics ' || nullif(a.attstattarget, -1),
                 CASE WHEN a.attinhcount > 0 THEN concat('inherited ', a.attislocal) END,
                 'comment ' || col_description(c.oid, a.attnum), a.attacl)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     LEFT JOIN pg_depend p ON p.refobjid = c.oid AND p.refobjsubid = a.attnum AND p.deptype = 'i'
                              AND p.classid = 'pg_class'::regclass
     LEFT JOIN pg_sequence q ON q.seqrelid = p.objid
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'c') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype = 'e'))";

constexpr std::string_view sequences = R"(
SELECT concat_ws(' ', 'sequence', s.seqrelid::regclass, s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin,
                 s.seqmax, s.seqcache, s.seqcycle,
                 'owned by ' || (SELECT d.refobjid::regclass || '.' || a.attname FROM pg_depend d
                                 JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                                 WHERE d.objid = s.seqrelid AND d.deptype = 'a'))
FROM pg_sequence s WHERE NOT EXISTS (SELECT FROM pg_depend WHERE objid = s.seqrelid AND deptype IN ('e', 'i')))";

constexpr std::string_view constraints = R"(
SELECT concat_ws(' ', 'constraint', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid), k.convalidated,
                 k.conislocal, k.coninhcount, 'comment ' || obj_description(k.oid, 'pg_constraint'))
FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
WHERE k.conrelid <> 0 AND k.conparentid = 0 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')";

constexpr std::string_view indexes = R"(
SELECT concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indnullsnotdistinct,
                 'tablespace ' || s.spcname, 'comment ' || obj_description(i.indexrelid, 'pg_class'))
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
WHERE NOT c.relispartition AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')";

constexpr std::string_view triggers = R"(
SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(oid), tgenabled, 'comment ' || obj_description(oid, 'pg_trigger'))
FROM pg_trigger WHERE NOT tgisinternal AND tgparentid = 0)";

constexpr std::string_view policies = R"(
SELECT concat_ws(' ', 'policy', polname, polrelid::regclass, polpermissive, polcmd,
                 (SELECT string_agg(one::regrole::text, ', ' ORDER BY 1) FROM unnest(polroles) AS one),
                 'using ' || pg_get_expr(polqual, polrelid), 'check ' || pg_get_expr(polwithcheck, polrelid),
                 'comment ' || obj_description(oid, 'pg_policy'))
FROM pg_policy)";

constexpr std::string_view routines = R"(
SELECT concat_ws(' ', 'routine', pg_get_functiondef(p.oid), 'comment ' || obj_description(p.oid, 'pg_proc'),
                 (SELECT string_agg(one::text, ', ' ORDER BY one::text)
                  FROM unnest(coalesce(p.proacl, acldefault('f', p.proowner))) AS one))
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.prokind IN ('f', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e'))";

constexpr std::string_view others = R"(
SELECT 'statistics ' || pg_get_statisticsobjdef(oid) FROM pg_statistic_ext
UNION ALL SELECT 'rule ' || pg_get_ruledef(oid) FROM pg_rewrite WHERE rulename <> '_RETURN' AND oid >= 16384)";

}  // namespace

const std::vector<std::string_view>& postgresql_catalogue() {
  static const std::vector<std::string_view> all{schemas,     extensions, types,    relations, columns,  sequences,
                                                 constraints, indexes,    triggers, policies,  routines, others};
  return all;
}

}  // namespace instar::testing
