#include <utility>

#include "introspection/postgresql_catalogue.hpp"
#include "introspection/postgresql_value.hpp"

namespace instar {
namespace {

/// Those of identity columns are part of their columns.
std::string sequences() {
  return R"(
SELECT n.nspname, c.relname, c.oid::regclass::text, c.relpersistence::text, obj_description(c.oid, 'pg_class'),
       r.relname, rn.nspname, a.attname,
       format_type(q.seqtypid, NULL), q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle,
       c.relacl IS NOT NULL
FROM pg_sequence q JOIN pg_class c ON c.oid = q.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
                              AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
     LEFT JOIN pg_class r ON r.oid = d.refobjid LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
     LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE n.nspname = ANY($1::text[]) AND coalesce(d.deptype, 'a') <> 'i' AND )" +
         is_not_of_extension("pg_class", "c.oid") + " ORDER BY 1, 2";
}

struct found_sequence {
  object any;
  std::string called;  ///< as SQL calls it
  std::string own_name, owner, column;
  bool is_plain;  ///< has nothing that a serial column would not give it
};

/// Whether a column is what `serial` makes, with this sequence.
bool is_serial(const column& any, const found_sequence& sequence, const std::string& own_table) {
  const auto& value = any.default_value;
  return sequence.is_plain && any.not_null && value.kind == term_kind::expression &&
         value.text == "nextval('" + sequence.called + "'::regclass)" &&
         sequence.own_name == own_table + "_" + any.name + "_seq";
}

void become_serial(column& any) {
  any.identity = true;
  any.default_value = {};
  any.properties.set({{}, "serial", {}});
}

found_sequence read(postgresql_catalogue& into, const result_row& found, std::string& owning_table) {
  catalogue_row row(found);
  const auto in_schema = row.text();
  found_sequence one;
  one.own_name = row.text();
  one.any = {.kind = object_kind::sequence, .name = into.scope.path(in_schema, one.own_name)};
  one.called = into.sql(row.text());
  auto& all = one.any.properties;
  say_if(row.text() == "u", all, "unlogged");
  say(all, "comment", row.text());
  owning_table = row.text();
  const auto owner_schema = row.text();
  one.column = row.text();
  if (!owning_table.empty()) one.owner = into.scope.path(owner_schema, owning_table);
  const auto type = row.text();
  const auto start = row.number(), increment = row.number(), minimum = row.number(), maximum = row.number(),
             cache = row.number();
  say_options(all, {type, start, increment, minimum, maximum, cache, row.truth()});
  one.is_plain = all.empty() && !row.truth() && owner_schema == in_schema;
  if (type != "bigint") say(all, "type", type);
  return one;
}

}  // namespace

void read_sequences(postgresql_catalogue& into) {
  for (const auto& found : into.rows(sequences())) {
    std::string own_table;
    auto one = read(into, found, own_table);
    const auto owner = into.schema.tables.find(one.owner);
    if (owner != into.schema.tables.end()) {
      bool serial = false;
      into.schema.tables.edit(owner, [&](table& of) {
        for (auto& any : of.columns)
          if (any.name == one.column &&
              any.type.name ==
                  std::string(one.any.properties.has("type") ? one.any.properties.text("type") : "bigint") &&
              is_serial(any, one, own_table)) {
            become_serial(any);
            serial = true;
          }
      });
      if (serial) continue;
      say(one.any.properties, "owned_by", one.owner + "." + one.column);
    }
    into.schema.objects.insert(std::move(one.any));
  }
}

}  // namespace instar
