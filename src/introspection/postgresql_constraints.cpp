#include <map>
#include <utility>

#include "introspection/column_reference.hpp"
#include "introspection/postgresql_catalogue.hpp"

namespace instar {
namespace {

/// The names of the columns of a constraint at some numbers.
std::string names_at(const std::string& relation, const std::string& numbers) {
  return "(SELECT array_agg(a.attname ORDER BY o.place)::text FROM unnest(" + numbers +
         ") WITH ORDINALITY AS o(number, place) JOIN pg_attribute a ON a.attrelid = " + relation +
         " AND a.attnum = o.number)";
}

std::string constraints(int version) {
  const std::string set_columns = version >= 15 ? "k.confdelsetcols" : "NULL::smallint[]";
  return "SELECT n.nspname, r.relname, r.relispartition, k.conname, k.contype::text, k.conindid::bigint, " +
         names_at("k.conrelid", "k.conkey") + ", obj_description(k.oid, 'pg_constraint'), k.condeferrable, " +
         "k.condeferred, k.convalidated, k.connoinherit, pg_get_expr(k.conbin, k.conrelid), fn.nspname, f.relname, " +
         names_at("k.confrelid", "k.confkey") + ", k.confdeltype::text, k.confupdtype::text, k.confmatchtype::text, " +
         names_at("k.conrelid", set_columns) +
         R"(
FROM pg_constraint k JOIN pg_class r ON r.oid = k.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
     LEFT JOIN pg_class f ON f.oid = k.confrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conparentid = 0 AND (k.conislocal OR k.coninhcount = 0)
      AND n.nspname = ANY($1::text[]) AND )" +
         is_not_of_extension("pg_class", "r.oid") + " ORDER BY 1, 2, 4";
}

std::string indexes(int version) {
  const std::string nulls = version >= 15 ? "i.indnullsnotdistinct" : "false";
  return "SELECT i.indexrelid::bigint, n.nspname, r.relname, r.relkind = 'm', r.relispartition, c.relname, "
         "i.indisunique, m.amname, pg_get_expr(i.indpred, i.indrelid), (SELECT string_agg(one, ', ' ORDER BY one) FROM "
         "unnest(c.reloptions) AS one), "
         "s.spcname, " +
         nulls + R"(, i.indisvalid, obj_description(c.oid, 'pg_class'),
       EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u', 'x'))
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class r ON r.oid = i.indrelid
     JOIN pg_namespace n ON n.oid = r.relnamespace JOIN pg_am m ON m.oid = c.relam
     LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
WHERE NOT c.relispartition AND n.nspname = ANY($1::text[]) AND )" +
         is_not_of_extension("pg_class", "r.oid") + " ORDER BY 2, 3, 6";
}

constexpr const char* keys = R"(
SELECT i.indexrelid::bigint, o.place > i.indnkeyatts, a.attname, pg_get_indexdef(i.indexrelid, o.place, false),
       CASE WHEN NOT p.opcdefault
            THEN CASE WHEN pg_opclass_is_visible(p.oid) THEN '' ELSE quote_ident(pn.nspname) || '.' END
                 || quote_ident(p.opcname) END,
       (SELECT '(' || string_agg(one, ', ') || ')' FROM unnest(ia.attoptions) AS one WHERE one !~ '^pg_'),
       i.indoption[o.place - 1]::int, CASE WHEN l.oid <> coalesce(a.attcollation, t.typcollation) THEN l.collname END,
       CASE WHEN pg_operator_is_visible(q.oid) THEN q.oprname::text
            ELSE 'OPERATOR(' || quote_ident(qn.nspname) || '.' || q.oprname || ')' END
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     CROSS JOIN LATERAL generate_series(1, i.indnatts) AS o(place)
     JOIN pg_attribute ia ON ia.attrelid = i.indexrelid AND ia.attnum = o.place JOIN pg_type t ON t.oid = ia.atttypid
     LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[o.place - 1] AND a.attnum <> 0
     LEFT JOIN pg_opclass p ON p.oid = i.indclass[o.place - 1] LEFT JOIN pg_namespace pn ON pn.oid = p.opcnamespace
     LEFT JOIN pg_collation l ON l.oid = i.indcollation[o.place - 1]
     LEFT JOIN pg_constraint x ON x.conindid = i.indexrelid AND x.contype = 'x'
     LEFT JOIN pg_operator q ON q.oid = x.conexclop[o.place] LEFT JOIN pg_namespace qn ON qn.oid = q.oprnamespace
WHERE NOT c.relispartition AND n.nspname = ANY($1::text[]) ORDER BY 1, o.place)";

/// The keys of an index, and the columns that are stored beside them.
struct keys_of_index {
  std::vector<index_key> keys;
  std::vector<std::string> included;
};

referential_action action_of(const std::string& letter) {
  switch (letter.empty() ? 'a' : letter.front()) {
    case 'r': return referential_action::restrict;
    case 'c': return referential_action::cascade;
    case 'n': return referential_action::set_null;
    case 'd': return referential_action::set_default;
    default: return referential_action::no_action;
  }
}

term columns_term(const std::vector<std::string>& names) {
  std::vector<expression_part> parts;
  for (const auto& name : names) {
    if (!parts.empty()) parts.push_back({", ", false});
    parts.push_back({name, true});
  }
  return {term_kind::expression, expression_of(parts)};
}

class reader {
 public:
  explicit reader(postgresql_catalogue& into) : into_(into) {}

  void read() {
    for (const auto& row : into_.rows(keys)) add_key(row);
    for (const auto& row : into_.rows(indexes(into_.version))) add_index(row);
    for (const auto& row : into_.rows(constraints(into_.version))) add_constraint(row);
    into_.schema.tables.edit_all([](table& any) { refer_to_columns(any); });
  }

 private:
  void add_key(const result_row& found) {
    catalogue_row row(found);
    auto& of = keys_[row.number()];
    const bool included = row.truth();
    index_key key{.column = row.text()};
    const auto definition = into_.sql(row.text());
    if (included) {
      of.included.push_back(key.column);
      return;
    }
    if (key.column.empty()) key.expression = without_parentheses(definition);
    const auto operator_class = into_.sql(row.text());
    say(key.properties, "operator_class", operator_class + row.text());
    const auto order = row.number();
    const bool descends = (order & 1) != 0, nulls_first = (order & 2) != 0;
    say_if(descends, key.properties, "descending");
    say_if(!descends && nulls_first, key.properties, "nulls_first");
    say_if(descends && !nulls_first, key.properties, "nulls_last");
    say(key.properties, "collation", row.text());
    say(key.properties, "operator", into_.sql(row.text()));
    of.keys.push_back(std::move(key));
  }

  void add_index(const result_row& found) {
    catalogue_row row(found);
    const auto id = row.number();
    const auto in_schema = row.text();
    const auto on = into_.scope.path(in_schema, row.text());
    const bool of_view = row.truth(), of_partition = row.truth();
    index any{.name = row.text(), .unique = row.truth()};
    const auto method = row.text();
    if (method != "btree") say(any.properties, "method", method);
    any.where = without_parentheses(into_.sql(row.text()));
    say(any.properties, "parameters", row.text());
    say(any.properties, "tablespace", row.text());
    say_if(row.truth(), any.properties, "nulls_not_distinct");
    const bool is_valid = row.truth();
    say(any.properties, "comment", row.text());
    any.keys = keys_[id].keys;
    if (const auto& included = keys_[id].included; !included.empty())
      any.properties.set({{}, "include", columns_term(included)});
    if (row.truth()) {
      behind_constraints_.insert({id, std::move(any)});
    } else if (of_view || of_partition) {
      into_.leave_out(on,
                      std::string("the index ") + any.name + " of a " +
                          (of_view ? "materialized view" : "partition alone") + " is left out",
                      "make it with SQL of your own: execute(\"CREATE INDEX ...\").");
    } else {
      if (!is_valid)
        into_.leave_out(on, "the index " + any.name + " is invalid, and said as if it were not",
                        "REINDEX INDEX CONCURRENTLY, or drop it.");
      with_table(on, [&](table& of) { of.indexes.insert(std::move(any)); });
    }
  }

  void add_constraint(const result_row& found) {
    catalogue_row row(found);
    const auto in_schema = row.text();
    const auto of = into_.scope.path(in_schema, row.text());
    const bool of_partition = row.truth();
    const auto name = row.text(), kind = row.text();
    if (of_partition) {
      into_.leave_out(of, "the constraint " + name + " of a partition alone is left out",
                      "make it with SQL of your own: execute(\"ALTER TABLE ...\").");
      return;
    }
    const auto behind = behind_constraints_.find(row.number());
    const index storage = behind == behind_constraints_.end() ? index{} : behind->second;
    const auto columns = row.texts();
    properties all = behind == behind_constraints_.end() || kind == "f" ? properties{} : storage.properties;
    all.remove("comment");
    say(all, "comment", row.text());
    say_if(row.truth(), all, "deferrable");
    say_if(row.truth(), all, "initially_deferred");
    const bool may_be_not_valid = kind == "f" || kind == "c";
    say_if(!row.truth() && may_be_not_valid, all, "not_valid");
    const bool no_inherit = row.truth();
    say_if(no_inherit && kind == "c", all, "no_inherit");
    const auto condition = without_parentheses(into_.sql(row.text()));
    with_table(of, [&](table& any) {
      if (kind == "p") any.constraints.insert(primary_key{name, columns, all});
      if (kind == "u") any.constraints.insert(unique{name, columns, all});
      if (kind == "c") any.constraints.insert(check{name, condition, all});
      if (kind == "x") any.constraints.insert(exclude{name, storage.keys, storage.where, all});
      if (kind == "f") any.constraints.insert(read_foreign_key(row, name, columns, all));
    });
  }

  foreign_key read_foreign_key(catalogue_row& row, const std::string& name, const std::vector<std::string>& columns,
                               const properties& all) const {
    foreign_key key{.name = name, .columns = columns};
    const auto in_schema = row.text();
    key.referenced_table = into_.scope.path(in_schema, row.text());
    key.referenced_columns = row.texts();
    key.on_delete = action_of(row.text());
    key.on_update = action_of(row.text());
    key.properties = all;
    say_if(row.text() == "f", key.properties, "match_full");
    if (const auto set = row.texts(); !set.empty()) key.properties.set({{}, "set_columns", columns_term(set)});
    return key;
  }

  template <class Change>
  void with_table(const std::string& path, Change change) {
    const auto at = into_.schema.tables.find(path);
    if (at != into_.schema.tables.end()) into_.schema.tables.edit(at, change);
  }

  static void refer(std::string& expression, const table& of) {
    expression = with_references(expression, of, sql_language::postgresql);
  }

  static void refer_to_columns(table& any) {
    any.constraints.edit_all([&](constraint& one) {
      if (auto* condition = std::get_if<check>(&one)) refer(condition->expression, any);
      if (auto* excluding = std::get_if<exclude>(&one)) {
        refer(excluding->where, any);
        for (auto& key : excluding->keys) refer(key.expression, any);
      }
    });
    any.indexes.edit_all([&](index& one) {
      refer(one.where, any);
      for (auto& key : one.keys) refer(key.expression, any);
    });
  }

  postgresql_catalogue& into_;
  std::map<std::int64_t, keys_of_index> keys_;
  std::map<std::int64_t, index> behind_constraints_;
};

}  // namespace

void read_constraints_and_indexes(postgresql_catalogue& into) { reader(into).read(); }

}  // namespace instar
