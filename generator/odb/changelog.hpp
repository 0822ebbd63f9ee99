#pragma once

/// The schema that a changelog of the ODB compiler describes, in ODB's own terms.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace instar::generator::odb {

struct column {
  std::string name;
  std::string type;  ///< SQL
  bool null = false;
  std::optional<std::string> default_value;  ///< an SQL literal
  std::string options;                       ///< SQL that stands behind the rest
};

/// ODB never names one.
struct primary_key {
  bool automatic = false;  ///< the database numbers new rows by itself
  bool lax = false;        ///< SQLite: and may use a number again
  std::vector<std::string> columns;
};

struct foreign_key {
  std::string name;
  std::string deferrable;  ///< empty, `IMMEDIATE` or `DEFERRED`
  std::string on_delete;   ///< empty, `CASCADE` or `SET NULL`
  std::vector<std::string> columns;
  std::string referenced_table;
  std::vector<std::string> referenced_columns;
};

struct index_column {
  std::string name;
  std::string options;  ///< SQL behind the name: `DESC`
};

struct index {
  std::string name;
  std::string type;     ///< `UNIQUE`, or words before INDEX of the user's own
  std::string method;   ///< `BTREE`
  std::string options;  ///< SQL that stands behind the rest
  std::vector<index_column> columns;
};

struct table {
  std::string name;  ///< dotted when it is qualified, and never quoted
  std::string options;
  std::vector<column> columns;
  std::optional<odb::primary_key> primary_key;
  std::vector<foreign_key> foreign_keys;
  std::vector<index> indexes;
};

struct changelog {
  std::string database;     ///< in ODB's spelling: `pgsql`, `sqlite`, `mysql`, `mssql` or `oracle`
  std::string schema_name;  ///< of a multi-schema header; mostly empty
  std::vector<table> tables;
};

/// The schema at the newest version of a changelog: its base model with all changesets applied.
///
/// Reads format 1, which ODB 2.4, 2.5 and 2.6 write, and nothing else: an element, an attribute or a value that is not
/// in it is an error (`malformed`) with file, line and column, because what is not understood would be missing from
/// the schema. So is a changeset that does not fit what is before it.
[[nodiscard]] changelog read_changelog(std::string_view text, std::string_view file);

}  // namespace instar::generator::odb
