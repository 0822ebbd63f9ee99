#include <string>

#include <instar/error.hpp>
#include <instar/migrate.hpp>

#include "runtime/journal.hpp"
#include "runtime/plan.hpp"
#include "runtime/route.hpp"

namespace instar {
namespace {

/// Comments end with their line, whatever a message holds.
std::string comment(const std::string& text) {
  std::string line = "-- " + text;
  for (char& c : line)
    if (c == '\n' || c == '\r') c = ' ';
  return line + '\n';
}

std::string ended(const std::string& sql) { return sql + ";\n"; }

/// A check constraint is the only `if` that every database has: the script stops when the query finds something.
std::string stop_if_found(const std::string& query) {
  return ended("CREATE TEMPORARY TABLE instar_must_be_none (found bigint CHECK (found = 0))") +
         ended("INSERT INTO instar_must_be_none SELECT count(*) FROM (" + query + ") AS found") +
         ended("DROP TABLE instar_must_be_none");
}

std::string checked(const std::string& query) {
  const bool nests = query.starts_with("SELECT ");
  return nests ? stop_if_found(query) : comment("must show no rows, or roll back:") + ended(query);
}

/// The same in any order and with any spaces has the same length without them.
std::string stop_unless_same(const statement& check, const dialect& language) {
  const auto squeezed_length = [](const std::string& sql) {
    return "length(replace(replace(" + sql + ", ' ', ''), '\n', ''))";
  };
  return comment("a program would tell the difference; a script stops when this is not what the migrations made:") +
         stop_if_found("SELECT 1 WHERE coalesce(" + squeezed_length("(" + check.sql + ")") + ", 0) <> " +
                       squeezed_length(language.quote_text(check.expected.front())));
}

/// What the migrations made can be made again; for anything else the script would have to read the database.
std::string stop_if_others(const statement& query, const dialect& language) {
  std::string known;
  for (const std::string& sql : query.expected) known += (known.empty() ? "" : ", ") + language.quote_text(sql);
  return comment("a program would make these again after the change, which a script cannot:") +
         stop_if_found(known.empty() ? query.sql
                                     : "SELECT 1 FROM (" + query.sql + ") AS it WHERE sql NOT IN (" + known + ")");
}

std::string statement_text(const statement& each, const dialect& language) {
  switch (each.role) {
    case statement_role::change: return ended(each.sql);
    case statement_role::expect_no_rows: return checked(each.sql);
    case statement_role::expect_same: return stop_unless_same(each, language);
    case statement_role::remember: return stop_if_others(each, language);
    case statement_role::make_again: {
      std::string text;
      for (const std::string& sql : each.expected) text += ended(sql);
      return text;
    }
  }
  return {};
}

void require_no_function(const rendered_migration& migration) {
  for (const rendered_step& step : migration.steps)
    if (const auto* function = std::get_if<run>(&step.change))
      throw error(error_code::unsupported,
                  "migration " + migration.text.revision + " runs the C++ function " + function->function +
                      ", which a script cannot",
                  {.migration = migration.text.revision,
                   .step = step.planned.description,
                   .state = "no script was written",
                   .remedy = "migrate over it with the program (upgrade " + migration.text.revision +
                             "), and write scripts for what is before and after it"});
}

std::string journal_text(const rendered_migration& migration, const history& known, const dialect& language) {
  if (migration.way == direction::down)
    return ended(journal_removal(language, known.name(), migration.entry->revision));
  if (!migration.is_whole()) return ended(journal_completion(language, known.name(), migration.entry->revision));
  return ended(journal_addition(language, known.name(), *migration.entry, migration.text.message));
}

/// A step between two transactions. The journal says before and after it how far the migration is, so that the program
/// can complete it if the script was broken off.
class step_apart {
 public:
  step_apart(const rendered_migration& migration, const history& known, const dialect& language)
      : migration_(migration), known_(known), language_(language) {}

  [[nodiscard]] std::string text(std::size_t number) const {
    const auto& step = migration_.steps[number];
    if (std::holds_alternative<commit_here>(step.change))
      return noted(number + 1, "") + language_.script_end() + language_.script_begin();
    const bool fills = std::holds_alternative<backfill>(step.change);
    std::string text = noted(number, fills ? "" : "begun") + language_.script_end();
    text += comment(step.planned.description +
                    (fills ? ", which a script does in one statement" : ", outside any transaction"));
    if (fills) text += language_.script_begin();
    for (const statement& each : step.planned.statements) text += statement_text(each, language_);
    if (!fills) text += language_.script_begin();
    return text + noted(number + 1, "") + language_.script_end() + language_.script_begin();
  }

 private:
  [[nodiscard]] std::string noted(std::size_t done, const std::string& step_state) const {
    const half_way now{migration_.way, migration_.text.revision, done, step_state};
    return ended(journal_note(language_, known_.name(), *migration_.entry, migration_.text.message, now));
  }

  const rendered_migration& migration_;
  const history& known_;
  const dialect& language_;
};

std::string migration_script(const rendered_migration& migration, const history& known, const dialect& language,
                             bool journal_missing) {
  require_no_function(migration);
  std::string text = '\n' + comment(std::string(migration.way == direction::up ? "upgrade " : "downgrade ") +
                                    migration.text.revision + ": " + migration.text.message);
  text += language.script_begin();
  if (journal_missing) text += ended(journal_creation());
  const step_apart apart(migration, known, language);
  for (std::size_t i = 0; i != migration.steps.size(); ++i) {
    const planned_step& step = migration.steps[i].planned;
    if (step.apart) {
      text += apart.text(i);
      continue;
    }
    text += comment(step.description);
    for (const statement& each : step.statements) text += statement_text(each, language);
  }
  return text + journal_text(migration, known, language) + language.script_end();
}

std::string script_head(const history& known, const dialect& language, const std::string& what) {
  return comment("chain " + std::string(known.name()) + ", " + std::string(language.name()) + ": " + what) +
         comment("stop at the first error: sqlite3 -bail, psql -v ON_ERROR_STOP=1");
}

std::string named(const revision_order& revisions) {
  std::string text;
  for (const auto& revision : revisions) text += (text.empty() ? "" : ", ") + std::string(revision);
  return text.empty() ? "base" : text;
}

}  // namespace

std::string sql(const chain& embedded, const dialect& language, std::string_view from, std::string_view to) {
  const history known(embedded);
  const auto start = resolve(known.graph(), from);
  const auto applied = known.graph().in_order(known.graph().ancestry({start.begin(), start.end()}));
  const auto target = resolve(known.graph(), to, applied);
  const auto way = direction_to(known, to, applied);
  auto text = script_head(known, language, "from " + named(start) + " to " + named(target));
  bool journal_missing = applied.empty();
  replay models(known);
  for (const auto& migration : render_route(known, models, applied, goal_of(known, to, applied, way), way, language)) {
    text += migration_script(migration, known, language, journal_missing);
    journal_missing = false;
  }
  return text;
}

std::string stamp_sql(const chain& embedded, const dialect& language, std::string_view from, std::string_view to) {
  const history known(embedded);
  const auto start = resolve(known.graph(), from);
  const auto applied = known.graph().in_order(known.graph().ancestry({start.begin(), start.end()}));
  const auto goal = stamped(known.graph(), {std::string(to)}, applied);
  auto text = script_head(known, language, "stamp " + named(known.graph().heads_of(goal))) + '\n' +
              language.script_begin() + ended(journal_creation());
  for (const auto& revision : route_down(applied, goal))
    text += ended(journal_removal(language, known.name(), revision));
  for (const auto& revision : route_up(known, applied, goal)) {
    const auto& entry = *known.find(revision);
    text += ended(journal_addition(language, known.name(), entry, entry.read().message));
  }
  return text + language.script_end();
}

std::string ensure_journal_sql() { return ended(journal_creation()); }

}  // namespace instar
