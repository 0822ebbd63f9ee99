#pragma once

/// Canonical text of a model, both ways (docs/reference/canonical-text.md).

#include <string>
#include <string_view>
#include <vector>

#include <instar/model.hpp>

namespace instar {

/// The snapshot of a model: equal models give equal bytes. Everything is sorted,
/// so that git merges unrelated changes and a person can read the difference.
[[nodiscard]] std::string write_snapshot(const model& schema);

/// The model that a snapshot describes. `file` is only named in errors.
///
/// Throws `error` (`malformed`) with file and line when the text is not a snapshot, is cut off, or describes an
/// impossible model (two tables of one name, a key over columns that are not there).
[[nodiscard]] model read_snapshot(std::string_view text, std::string_view file);

/// What a rename hint is about.
enum class renamed_kind { table, column, constraint, index, object, label };

/// A rename that the user declared with `renamed_from`. Names are those of now, except `from`.
struct rename_hint {
  renamed_kind kind = renamed_kind::table;
  std::string owner;  ///< the table of a column, constraint or index, the enumeration of a label; otherwise empty
  std::string from;
  std::string to;
  object_kind object = {};  ///< of an object; its `on` is `owner`
  friend bool operator==(const rename_hint&, const rename_hint&) = default;
};

/// What a schema's image says: the model in declared order, and hints that are no part of a schema.
struct declaration {
  model schema;
  std::vector<rename_hint> hints;
};

/// The declaration that the texts of its table and object frames make up, in the order in which they are declared.
///
/// Throws as `read_snapshot` does; `file` is the object file.
[[nodiscard]] declaration read_declaration(const std::vector<std::string_view>& frames, std::string_view file);

/// `tasks [unlogged]`: a table without the word and without its body.
[[nodiscard]] std::string write_table_head(const table& any);

/// The lines of one table as they stand in a snapshot and in a `create table`: each ends with a line feed and starts
/// with `indent` spaces. Columns stand in their own order.
[[nodiscard]] std::string write_table_body(const table& any, std::size_t indent);

/// A name, bare where it can be: `tasks`, `"group by"`.
[[nodiscard]] std::string write_name(std::string_view name);

/// The lines of an object: its head, and the attributes of a composite, indented further.
[[nodiscard]] std::string write_object(const object& any, std::size_t indent);

/// One line each, without indentation or line feed: `column id bigint not null`, `unique uq_x (x)`, `index ix_x (x)`,
/// `row (id 1)`, `trigger touch on tasks [...]`.
[[nodiscard]] std::string write_line(const column& any);
[[nodiscard]] std::string write_line(const constraint& any);
[[nodiscard]] std::string write_line(const index& any);
[[nodiscard]] std::string write_line(const row& any);
[[nodiscard]] std::string write_line(const object& any);

}  // namespace instar
