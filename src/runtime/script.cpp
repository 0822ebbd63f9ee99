#include <string>

#include <instar/error.hpp>
#include <instar/migrate.hpp>
#include <instar/script.hpp>

#include "runtime/journal.hpp"
#include "runtime/plan.hpp"
#include "runtime/route.hpp"
#include "runtime/script_text.hpp"

namespace instar {
namespace {

void require_no_function(const rendered_migration& migration) {
  const auto* function = function_in(migration);
  if (function == nullptr) return;
  throw error(error_code::unsupported,
              "migration " + migration.text.revision + " runs the C++ function " + function->function +
                  ", which a script cannot",
              {.migration = migration.text.revision,
               .step = describe(*function),
               .state = "no script was written",
               .remedy = "migrate over it with the program (upgrade " + migration.text.revision +
                         "), and write scripts for what is before and after it"});
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
    text += script_comment(step.planned.description +
                           (fills ? ", which a script does in one statement" : ", outside any transaction"));
    if (fills) text += language_.script_begin();
    for (const statement& each : step.planned.statements) text += script_text(each, language_);
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
  std::string text = '\n' + script_comment(std::string(migration.way == direction::up ? "upgrade " : "downgrade ") +
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
    text += script_comment(step.description);
    for (const statement& each : step.statements) text += script_text(each, language);
  }
  return text + ended(journal_text(migration, known, language)) + language.script_end();
}

std::string script_head(const history& known, const dialect& language, const std::string& what) {
  return script_comment("chain " + std::string(known.name()) + ", " + std::string(language.name()) + ": " + what) +
         script_comment("stop at the first error: sqlite3 -bail, psql -v ON_ERROR_STOP=1");
}

}  // namespace

std::string sql(const chain& embedded, const dialect& language, std::string_view from, std::string_view to) {
  const history known(embedded);
  const auto start = resolve(known.graph(), from);
  const auto applied = known.graph().in_order(known.graph().ancestry({start.begin(), start.end()}));
  const auto target = resolve(known.graph(), to, applied);
  const auto way = direction_to(known, to, applied);
  auto text = script_head(known, language, "from " + names_of(start) + " to " + names_of(target));
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
  const auto after = stamped(known.graph(), {std::string(to)}, applied);
  const auto goal = known.graph().marked(after);
  auto text = script_head(known, language, "stamp " + names_of(known.graph().heads_of(after))) + '\n' +
              language.script_begin() + ended(journal_creation());
  for (const auto& revision : route_down(known, applied, goal))
    text += ended(journal_removal(language, known.name(), revision));
  for (const auto& revision : route_up(known, applied, goal)) {
    const auto& entry = *known.find(revision);
    text += ended(journal_addition(language, known.name(), entry, entry.message()));
  }
  return text + language.script_end();
}

std::string ensure_journal_sql() { return ended(journal_creation()); }

}  // namespace instar
