#include "runtime/script_text.hpp"

#include "runtime/journal.hpp"

namespace instar {
std::string ended(const std::string& sql) { return sql + ";\n"; }

/// A check constraint is the only `if` that every database has. SQLite says its name, which PostgreSQL would cut.
std::string stop_if_found(const std::string& query, const std::string& reason, const dialect& language) {
  const bool says_it = !reason.empty() && language.name() == "sqlite";
  const auto name = says_it ? "CONSTRAINT " + language.quote_name(reason) + " " : std::string();
  return ended("CREATE TEMPORARY TABLE instar_must_be_none (found bigint " + name + "CHECK (found = 0))") +
         ended("INSERT INTO instar_must_be_none SELECT count(*) FROM (" + query + ") AS found") +
         ended("DROP TABLE instar_must_be_none");
}

std::string journal_text(const rendered_migration& migration, const history& known, const dialect& language) {
  if (migration.way == direction::down) return journal_removal(language, known.name(), migration.entry->revision);
  if (!migration.is_whole()) return journal_completion(language, known.name(), migration.entry->revision);
  return journal_addition(language, known.name(), *migration.entry, migration.text.message);
}

std::string names_of(const revision_order& revisions) {
  std::string text;
  for (const auto& revision : revisions) text += (text.empty() ? "" : ", ") + std::string(revision);
  return text.empty() ? "base" : text;
}

const run* function_in(const rendered_migration& migration) {
  for (const rendered_step& step : migration.steps)
    if (const auto* function = std::get_if<run>(&step.change)) return function;
  return nullptr;
}

}  // namespace instar
