#include <utility>

#include "introspection/column_reference.hpp"
#include "introspection/postgresql_catalogue.hpp"
#include "introspection/postgresql_value.hpp"

namespace instar {
namespace {

std::string relations() {
  return R"(
SELECT n.nspname, c.relname, c.relkind::text, c.relpersistence::text, (SELECT string_agg(one, ', ' ORDER BY one) FROM unnest(c.reloptions) AS one),
       (SELECT string_agg('toast.' || one, ', ' ORDER BY one) FROM pg_class o, unnest(o.reloptions) AS one
        WHERE o.oid = c.reltoastrelid),
       s.spcname, c.relrowsecurity, c.relforcerowsecurity, pg_get_partkeydef(c.oid),
       pg_get_expr(c.relpartbound, c.oid),
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END, c.relispopulated,
       obj_description(c.oid, 'pg_class'), obj_description(c.reltype, 'pg_type'), c.relispartition,
       (SELECT amname FROM pg_am WHERE oid = c.relam AND amname <> 'heap'), c.relreplident::text, c.reloftype <> 0
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'c') AND n.nspname = ANY($1::text[]) AND )" +
         is_not_of_extension("pg_class", "c.oid") + " ORDER BY 1, 2";
}

constexpr const char* parents = R"(
SELECT n.nspname, c.relname, pn.nspname, p.relname
FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
WHERE c.relkind IN ('r', 'p') AND n.nspname = ANY($1::text[]) ORDER BY 1, 2, i.inhseqno)";

/// A row of `relations`.
struct relation {
  std::string in_schema, name, parameters, tablespace, partition_by, bounds, definition, comment, type_comment,
      access_method;
  char kind = 'r';
  bool unlogged = false, row_security = false, force_row_security = false, populated = false, is_partition = false,
       other_replica_identity = false, typed = false;
};

relation read(const result_row& found) {
  catalogue_row row(found);
  relation any;
  any.in_schema = row.text();
  any.name = row.text();
  any.kind = row.text().front();
  any.unlogged = row.text() == "u";
  any.parameters = row.text();
  if (const auto toast = row.text(); !toast.empty()) any.parameters += (any.parameters.empty() ? "" : ", ") + toast;
  any.tablespace = row.text();
  any.row_security = row.truth();
  any.force_row_security = row.truth();
  any.partition_by = row.text();
  any.bounds = row.text();
  any.definition = row.text();
  any.populated = row.truth();
  any.comment = row.text();
  any.type_comment = row.text();
  any.is_partition = row.truth();
  any.access_method = row.text();
  any.other_replica_identity = row.text() != "d";
  any.typed = row.truth();
  return any;
}

std::string without_prefix(const std::string& text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

/// The text of a view, without the space around it and its semicolon.
std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \n"), last = text.find_last_not_of(" \n;");
  return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

class relation_reader {
 public:
  explicit relation_reader(postgresql_catalogue& into) : into_(into) {}

  void add(const relation& any) {
    const auto path = into_.scope.path(any.in_schema, any.name);
    if (any.name.find('.') != std::string::npos) {
      into_.leave_out(path, "a name with a dot is left out: a schema reads it as two", "rename it.");
    } else if (any.kind == 'v' || any.kind == 'm') {
      add_view(any, path);
    } else if (any.kind == 'c') {
      object composite{.kind = object_kind::composite, .name = path};
      say(composite.properties, "comment", any.type_comment.empty() ? any.comment : any.type_comment);
      if (!into_.scope.passed_over.contains(path)) into_.schema.objects.insert(std::move(composite));
    } else if (any.is_partition) {
      add_partition(any, path);
    } else {
      add_table(any, path);
    }
  }

 private:
  void add_view(const relation& any, const std::string& path) {
    const bool is_plain = any.kind == 'v';
    object view{.kind = is_plain ? object_kind::view : object_kind::materialized_view, .name = path};
    say(view.properties, "definition", into_.sql(trimmed(any.definition)));
    say_storage(view.properties, any);
    say_if(!any.populated, view.properties, "without_data");
    into_.schema.objects.insert(std::move(view));
  }

  void add_partition(const relation& any, const std::string& path) {
    object partition{.kind = object_kind::partition, .name = path};
    say(partition.properties, "bounds", without_prefix(into_.sql(any.bounds), "FOR VALUES "));
    say(partition.properties, "partition_by", into_.sql(any.partition_by));
    say_storage(partition.properties, any);
    partitions_.emplace(std::pair(any.in_schema, any.name), std::move(partition));
    tell_unheld(any, path);
  }

  void add_table(const relation& any, const std::string& path) {
    table one{.name = path};
    say_storage(one.properties, any);
    say_if(any.unlogged, one.properties, "unlogged");
    say_if(any.row_security, one.properties, "row_security");
    say_if(any.force_row_security, one.properties, "force_row_security");
    if (!any.partition_by.empty())
      one.properties.set({{}, "partition_by", {term_kind::expression, into_.sql(any.partition_by)}});
    into_.schema.tables.insert(std::move(one));
    tell_unheld(any, path);
  }

  static void say_storage(properties& all, const relation& any) {
    say(all, "parameters", any.parameters);
    say(all, "tablespace", any.tablespace);
    say(all, "comment", any.comment);
  }

  void tell_unheld(const relation& any, const std::string& path) {
    constexpr const char* own = "say it in a migration: execute(\"ALTER TABLE ...\").";
    if (!any.access_method.empty())
      into_.leave_out(path, "the access method " + any.access_method + " is not said", own);
    if (any.other_replica_identity) into_.leave_out(path, "its replica identity is not said", own);
    if (any.typed) into_.leave_out(path, "that it is a table of a composite type is not said", own);
  }

 public:
  void add_parent(const result_row& found) {
    catalogue_row row(found);
    const auto child_schema = row.text(), child_name = row.text();
    const std::pair child(child_schema, child_name);
    const auto parent_schema = row.text();
    const auto parent = into_.scope.path(parent_schema, row.text());
    if (const auto at = partitions_.find(child); at != partitions_.end()) {
      at->second.on = parent;
      into_.schema.objects.insert(std::move(at->second));
      partitions_.erase(at);
      return;
    }
    const auto heir = into_.schema.tables.find(into_.scope.path(child.first, child.second));
    if (heir == into_.schema.tables.end()) return;
    into_.schema.tables.edit(heir, [&](table& any) {
      const std::string before(any.properties.text("inherits"));
      say(any.properties, "inherits", before.empty() ? parent : before + ", " + parent);
    });
  }

 private:
  postgresql_catalogue& into_;
  std::map<std::pair<std::string, std::string>, object> partitions_;
};

/// Of a table that inherits, all: it declares those of its parents too.
std::string columns() {
  return "SELECT n.nspname, c.relname, c.relkind = 'c', a.attname, a.attndims, " + type_columns("a.atttypmod") + R"(,
       a.attnotnull, a.attidentity::text, a.attgenerated::text, pg_get_expr(d.adbin, d.adrelid),
       CASE WHEN a.attcollation <> t.typcollation THEN l.collname END,
       CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage::text END, a.attcompression::text,
       coalesce(a.attstattarget, -1), col_description(c.oid, a.attnum), a.attoptions::text ~ 'n_distinct',
       format_type(q.seqtypid, NULL), q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     JOIN pg_type t ON t.oid = a.atttypid)" +
         std::string(type_joins) + R"(
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     LEFT JOIN pg_collation l ON l.oid = a.attcollation
     LEFT JOIN pg_depend p ON p.refclassid = 'pg_class'::regclass AND p.refobjid = c.oid AND p.refobjsubid = a.attnum
                              AND p.deptype = 'i' AND p.classid = 'pg_class'::regclass AND a.attidentity <> ''
     LEFT JOIN pg_sequence q ON q.seqrelid = p.objid
WHERE c.relkind IN ('r', 'p', 'c') AND NOT c.relispartition AND n.nspname = ANY($1::text[])
      AND )" +
         is_not_of_extension("pg_class", "c.oid") + " ORDER BY 1, 2, a.attnum";
}

std::string storage_word(const std::string& letter) {
  if (letter == "p") return "PLAIN";
  if (letter == "e") return "EXTERNAL";
  if (letter == "m") return "MAIN";
  return letter == "x" ? "EXTENDED" : "";
}

class column_reader {
 public:
  explicit column_reader(postgresql_catalogue& into) : into_(into) {}

  void add(const result_row& found) {
    catalogue_row row(found);
    const auto in_schema = row.text();
    const auto path = into_.scope.path(in_schema, row.text());
    const bool is_attribute = row.truth();
    column any{.name = row.text()};
    const auto dimensions = row.number();
    catalogue_row type_of = row;
    any.type = into_.read_type(row, dimensions);
    const auto formatted = into_.sql(type_of.text());
    any.not_null = row.truth();
    const auto identity = row.text(), generated = row.text(), value = into_.sql(row.text());
    say(any.properties, "collation", row.text());
    say(any.properties, "storage", storage_word(row.text()));
    const auto compression = row.text();
    say(any.properties, "compression", compression == "p" ? "pglz" : compression == "l" ? "lz4" : "");
    if (const auto statistics = row.number(); statistics >= 0)
      any.properties.set({{}, "statistics", {term_kind::number, std::to_string(statistics)}});
    say(any.properties, "comment", row.text());
    if (row.truth())
      into_.leave_out(path + "." + any.name, "the column's options are not said",
                      "say them in a migration: execute(\"ALTER TABLE ... ALTER COLUMN ... SET (...)\").");
    if (!identity.empty()) read_identity(any, identity, row);
    if (generated == "s" || generated == "v")
      any.properties.set(
          {{}, generated == "s" ? "generated_stored" : "generated_virtual", {term_kind::expression, value}});
    else if (is_attribute || identity.empty())
      any.default_value = read_postgresql_default(value, any.type.dimensions == 0 ? formatted : "");
    add(std::move(any), path, is_attribute);
  }

  /// Expressions name columns of the whole table, so they wait for its last.
  void refer_to_columns() {
    into_.schema.tables.edit_all([](table& any) {
      const table& whole = any;
      for (auto& one : any.columns)
        for (const auto* word : {"generated_stored", "generated_virtual"}) refer(one.properties, word, whole);
      refer(any.properties, "partition_by", whole);
    });
  }

 private:
  static void read_identity(column& any, const std::string& identity, catalogue_row& row) {
    any.identity = true;
    say_if(identity == "a", any.properties, "always");
    const auto type = row.text();
    const auto start = row.number(), increment = row.number(), minimum = row.number(), maximum = row.number(),
               cache = row.number();
    say_options(any.properties, {type, start, increment, minimum, maximum, cache, row.truth()});
  }

  static void refer(properties& all, const std::string& word, const table& of) {
    if (const auto* value = all.find(word))
      all.set(
          {{}, word, {value->kind, with_references(without_parentheses(value->text), of, sql_language::postgresql)}});
  }

  void add(column any, const std::string& path, bool is_attribute) {
    if (!is_attribute) {
      const auto at = into_.schema.tables.find(path);
      if (at != into_.schema.tables.end())
        into_.schema.tables.edit(at, [&](table& of) { of.columns.push_back(std::move(any)); });
      return;
    }
    const auto at = into_.schema.objects.find(object_identity{object_kind::composite, {}, path});
    if (at != into_.schema.objects.end())
      into_.schema.objects.edit(at, [&](object& of) { of.attributes.push_back(std::move(any)); });
  }

  postgresql_catalogue& into_;
};

}  // namespace

void read_relations(postgresql_catalogue& into) {
  relation_reader reader(into);
  for (const auto& row : into.rows(relations())) reader.add(read(row));
  for (const auto& row : into.rows(parents)) reader.add_parent(row);
}

void read_columns(postgresql_catalogue& into) {
  column_reader reader(into);
  for (const auto& row : into.rows(columns())) reader.add(row);
  reader.refer_to_columns();
}

}  // namespace instar
