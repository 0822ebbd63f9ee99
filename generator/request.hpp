#pragma once

/// What was asked for on the command line.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <instar/dialect.hpp>

#include "generator/program.hpp"
#include "generator/selection.hpp"

namespace instar::generator {

struct request {
  std::string command;    ///< `check`, `plan`, `revision`, `review`, `merge`, `rebase`, `history`, `show`,
                          ///< `edit`, `squash`, `init`, `diff`, `import` or `odb-pragmas`
  std::string name;       ///< of the chain, a C++ identifier
  std::string directory;  ///< holds the snapshot, the lock file and the migrations
  std::string header;     ///< that declares the schema; only named in messages
  std::vector<std::string> schema_objects;  ///< with the declared schema's image, one for each part
  std::vector<std::string> odb_changelogs;  ///< or the schema as ODB tells it, one file for each database
  std::string source_missing;               ///< or why there is neither; the schema is then not compared with anything
  std::vector<std::string> migration_objects;
  std::string build_command;  ///< `cmake --build build --target app_migrations`; empty when there is none
  std::vector<std::string> dialect_names;

  selection selected;  ///< what of the declared schema the chain is for
  std::string file_template = "{date}_{time}_{id}_{slug}";
  std::string id_template = "{random}";
  user_program rewrite;        ///< revision: reads the migration's canonical text, and writes it as it shall be
  user_program after_writing;  ///< revision, merge, squash: called with the file that was written

  bool several_heads = false;  ///< branches are kept apart on purpose

  std::string chain;  ///< check: where to write the chain's source, empty for nowhere

  std::string output;                 ///< odb-pragmas: where to write the header
  std::vector<std::string> includes;  ///< odb-pragmas: the headers that define the structs
  std::vector<std::string> structs;   ///< odb-pragmas: object files with the names of the structs

  std::vector<std::string> labels;      ///< revision, merge: of the branch that begins there
  std::vector<std::string> depends_on;  ///< revision: symbols
  std::string head;                     ///< revision: the symbol of its parent; empty for all heads
  std::vector<std::string> revisions;   ///< merge: symbols of what is merged; none for all heads
  bool splice = false;                  ///< revision, merge: what is followed need not be a head

  std::string revision;  ///< show, edit: a symbol; empty for the heads
  std::string range;     ///< history, squash: `a:b`
  bool verbose = false;  ///< history

  std::string branch;  ///< rebase: the symbol of the branch to move; empty for the one that is all drafts
  std::string onto;    ///< rebase: what it is put behind; empty for the other head

  std::string from, to;                 ///< diff: two schemas, see `find_schema`; import: from a URL
  std::string name_space;               ///< import: of the header
  std::size_t tables_per_header = 100;  ///< import: at most
  bool sql = false;                     ///< diff: SQL and not operations
  std::vector<std::string> schemas;     ///< diff, import: those of PostgreSQL to look into
  std::vector<std::string> ignored;     ///< diff, import: tables and objects to pass over

  std::string message;                   ///< revision: empty to name it after its content
  std::string now;                       ///< revision: `yyyymmdd_hhmm`
  std::string revision_id;               ///< revision, merge, squash: its id; empty to make one by the template
  std::vector<std::string> dropped;      ///< revision, plan: `table`, `table.column`, ... whose loss is confirmed
  std::vector<std::string> renamed;      ///< likewise: `OLD=NEW`
  std::vector<std::string> conversions;  ///< likewise: `table.column=SQL`
  bool blocking = false;                 ///< likewise: indexes are built while nobody writes
  bool empty = false;                    ///< revision: without a difference, for a data migration

  bool yes = false;  ///< review: without asking

  /// Whether the command mends what a merge in version control has left.
  [[nodiscard]] bool joins_branches() const { return command == "merge" || command == "rebase"; }
  /// Whether the schema is declared by persistent classes, whose headers have other words.
  [[nodiscard]] bool is_from_odb() const { return !odb_changelogs.empty(); }
  [[nodiscard]] std::filesystem::path lock_path() const { return std::filesystem::path(directory) / "migrations.lock"; }
  [[nodiscard]] std::filesystem::path snapshot_path() const {
    return std::filesystem::path(directory) / "schema.snapshot";
  }
  [[nodiscard]] std::filesystem::path file_path(std::string_view file) const {
    return std::filesystem::path(directory) / file;
  }
  [[nodiscard]] std::vector<const dialect*> dialects() const;
};

/// Something further that the next command has to be told.
struct extra_argument {
  std::string variable;  ///< in the environment of a build: `DROP`
  std::string option;    ///< on the command line of the tool: `--drop`; empty for a word right behind the command
  std::string value;     ///< of either; an option without value gives `1` to the variable
};

/// The command to give next, as a person types it: through the build where there is one.
[[nodiscard]] std::string next_command(const request& asked, std::string_view command,
                                       const std::vector<extra_argument>& extra = {});

}  // namespace instar::generator
