#include "dialects/sqlite/unsupported.hpp"

#include <algorithm>

#include "dialects/sqlite/names.hpp"

namespace instar::sqlite_sql {
namespace {

constexpr elements keys = element::primary_key | element::unique;

/// What SQLite makes something of, or keeps as the schema's own business.
struct meaning {
  std::string_view property;
  elements of;
};
constexpr meaning meanings[] = {
    {"comment", property_sets::all},
    {"requires", property_sets::objects},
    {"collation", element::column | element::index_key},
    {"generated_stored", element::column},
    {"generated_virtual", element::column},
    {"autoincrement", element::column},
    {"nullable", element::column},
    {"options", element::column},
    {"on_conflict", keys | element::column},
    {"deferrable", element::foreign_key},
    {"initially_deferred", element::foreign_key},
    {"descending", element::index_key},
    {"strict", element::table},
    {"without_rowid", element::table},
    {"definition", element::view | element::trigger},
    {"create", element::custom},
    {"drop", element::custom},
};

struct reason {
  std::string_view property, sentence;
};
constexpr reason reasons[] = {
    {"always", "SQLite lets every row bring its own number"},
    {"cache", "SQLite numbers rows by ones from 1 on"},
    {"compression", "SQLite does not compress values"},
    {"cycle", "SQLite numbers rows by ones from 1 on"},
    {"deferrable", "SQLite checks keys at once, and only foreign keys can wait"},
    {"force_row_security", "SQLite has no row level security"},
    {"include", "SQLite has no included columns"},
    {"increment", "SQLite numbers rows by ones from 1 on"},
    {"inherits", "SQLite has no tables that inherit from others"},
    {"initially_deferred", "SQLite checks keys at once, and only foreign keys can wait"},
    {"match_full", "SQLite matches foreign keys by MATCH SIMPLE alone"},
    {"maximum", "SQLite numbers rows by ones from 1 on"},
    {"method", "SQLite has one kind of index"},
    {"minimum", "SQLite numbers rows by ones from 1 on"},
    {"no_inherit", "SQLite has no tables that inherit from others"},
    {"not_valid", "SQLite has no constraints that are NOT VALID"},
    {"nulls_first", "SQLite has NULL first in ascending order and last in descending"},
    {"nulls_last", "SQLite has NULL first in ascending order and last in descending"},
    {"nulls_not_distinct", "SQLite takes each NULL in a key for another value"},
    {"operator", "SQLite has no exclusion constraints"},
    {"operator_class", "SQLite has no operator classes"},
    {"parameters", "SQLite has no storage parameters"},
    {"partition_by", "SQLite has no partitioned tables"},
    {"row_security", "SQLite has no row level security"},
    {"serial", "SQLite has no sequences"},
    {"set_columns", "SQLite sets all columns of a foreign key when the referenced row goes"},
    {"start", "SQLite numbers rows by ones from 1 on"},
    {"statistics", "SQLite has no statistics targets"},
    {"storage", "SQLite has one way of storing a value"},
    {"tablespace", "SQLite has no tablespaces"},
    {"unlogged", "SQLite has no unlogged tables"},
};

bool has_meaning(element of, const properties& all, std::string_view name) {
  if (of == element::index_key && name == "nulls_first") return !all.has("descending");
  if (of == element::index_key && name == "nulls_last") return all.has("descending");
  return std::ranges::any_of(meanings, [&](const meaning& one) { return one.property == name && one.of.contains(of); });
}

std::string sentence(std::string_view name) {
  const auto* found = std::ranges::find(reasons, name, &reason::property);
  return found == std::end(reasons) ? "SQLite has no " + std::string(name) : std::string(found->sentence);
}

void object_to_conflict_action(const std::string& where, const properties& all, std::vector<finding>& findings) {
  constexpr std::string_view actions[] = {"rollback", "abort", "fail", "ignore", "replace"};
  const auto action = all.text("on_conflict");
  if (all.has("on_conflict") && std::ranges::count(actions, folded(action)) == 0)
    findings.push_back({"unsupported", where, "SQLite has no conflict action " + std::string(action),
                        "say ROLLBACK, ABORT, FAIL, IGNORE or REPLACE"});
}

}  // namespace

std::vector<finding> object_to_properties(const std::string& where, element of, const properties& all) {
  std::vector<finding> findings;
  for (const auto& one : all)
    if (!has_meaning(of, all, one.name))
      findings.push_back({"unsupported", where, sentence(one.name) + " (" + one.name + ")",
                          "declare it for postgresql only: postgresql." + one.name});
  object_to_conflict_action(where, all, findings);
  return findings;
}

std::string missing_kind(object_kind kind) {
  switch (kind) {
    case object_kind::schema: return "SQLite has no schemas";
    case object_kind::extension: return "SQLite has no extensions that a schema could ask for";
    case object_kind::domain: return "SQLite has no domains";
    case object_kind::composite: return "SQLite has no composite types";
    case object_kind::sequence: return "SQLite has no sequences";
    case object_kind::function: return "SQLite has no functions written in SQL";
    case object_kind::procedure: return "SQLite has no procedures";
    case object_kind::materialized_view: return "SQLite has no materialized views";
    case object_kind::partition: return "SQLite has no partitions";
    case object_kind::policy: return "SQLite has no policies";
    case object_kind::grant: return "SQLite has no grants";
    case object_kind::enumeration:
    case object_kind::view:
    case object_kind::trigger:
    case object_kind::custom: return {};
  }
  return {};
}

}  // namespace instar::sqlite_sql
