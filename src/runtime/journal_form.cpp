#include "runtime/journal_form.hpp"

#include <algorithm>

#include <instar/error.hpp>

namespace instar {
namespace {

struct journal_column {
  std::string_view name;
  std::string_view declaration;
  /// What is read in its place where an older build made the table; empty when every build has made this column.
  std::string_view before_it_was = {};
  bool scripts_do_without = false;
};

constexpr journal_column columns[] = {{"chain", "text NOT NULL"},
                                      {"position", "bigint NOT NULL"},
                                      {"revision", "text NOT NULL"},
                                      {"digest", "text NOT NULL"},
                                      {"message", "text NOT NULL"},
                                      {"applied_at", "timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP"},
                                      {"state", "text NOT NULL DEFAULT 'applied'", "'applied'"},
                                      {"steps_done", "bigint NOT NULL DEFAULT 0", "0"},
                                      {"step_state", "text", "NULL"},
                                      {"to_older_programs", "text", "NULL"},
                                      {"migration", "text", "NULL"},
                                      {"step_end", "text", "NULL", true}};

constexpr std::string_view columns_read[] = {"position",   "revision",   "digest",           "state",
                                             "steps_done", "step_state", "to_older_programs"};

/// The one question to which the databases have no common answer.
std::string names_of_columns(const dialect& language) {
  if (language.name() == "sqlite") return "SELECT name FROM pragma_table_info('instar_journal')";
  return "SELECT attname::text AS name FROM pg_attribute"
         " WHERE attrelid = to_regclass('instar_journal') AND attnum > 0 AND NOT attisdropped";
}

std::vector<std::string> read_columns(transaction& work) {
  std::vector<std::string> names;
  for (const result_row& each : work.execute(names_of_columns(work.dialect())).rows)
    if (const auto* name = std::get_if<std::string>(&each.front())) names.push_back(*name);
  return names;
}

std::string listed(const std::vector<std::string_view>& names) {
  std::string list;
  for (const auto name : names) list += (list.empty() ? "" : ", ") + std::string(name);
  return list;
}

[[noreturn]] void refuse_foreign(const std::vector<std::string_view>& lacking) {
  throw error(
      error_code::malformed, "this is not the journal of instar: it has no column " + listed(lacking),
      {.where = "table instar_journal",
       .state = "nothing was changed",
       .remedy = "rename the table, if another program has made it; if it was instar's, restore it from a backup, or "
                 "drop it and say where the database is: migrate stamp"});
}

template <class Spelling>
std::string selection_of(Spelling spelled) {
  std::string sql;
  for (const auto name : columns_read) sql.append(sql.empty() ? "SELECT " : ", ").append(spelled(name));
  return sql + " FROM instar_journal WHERE chain = $1 ORDER BY position";
}

}  // namespace

journal_form::journal_form(transaction& work) : columns_(read_columns(work)) {
  std::vector<std::string_view> lacking;
  for (const auto& column : columns)
    if (exists() && column.before_it_was.empty() && !has(column.name)) lacking.push_back(column.name);
  if (!lacking.empty()) refuse_foreign(lacking);
}

bool journal_form::has(std::string_view column) const { return std::ranges::count(columns_, column) != 0; }

std::string journal_form::selection() const {
  return selection_of([&](std::string_view name) {
    return has(name) ? name : std::ranges::find(columns, name, &journal_column::name)->before_it_was;
  });
}

void journal_form::complete(transaction& work) const {
  if (!exists()) {
    work.execute(journal_creation());
    return;
  }
  for (const auto& column : columns)
    if (!has(column.name))
      work.execute("ALTER TABLE instar_journal ADD COLUMN " + std::string(column.name) + " " +
                   std::string(column.declaration));
}

std::string journal_selection() {
  return selection_of([](std::string_view name) { return name; });
}

std::string journal_creation() {
  std::string sql = "CREATE TABLE IF NOT EXISTS instar_journal (";
  for (const auto& each : columns) sql.append(each.name).append(" ").append(each.declaration).append(", ");
  return sql + "PRIMARY KEY (chain, position), UNIQUE (chain, revision))";
}

std::string journal_shortcoming(const dialect& language) {
  std::string newer;
  int number = 0;
  for (const auto& column : columns) {
    if (column.before_it_was.empty() || column.scripts_do_without) continue;
    newer += (number++ == 0 ? "" : ", ") + language.quote_text(column.name);
  }
  return "SELECT 1 WHERE (SELECT count(*) FROM (" + names_of_columns(language) + ") AS found WHERE name IN (" + newer +
         ")) < " + std::to_string(number);
}

}  // namespace instar
