#include "runtime/failure.hpp"

#include <instar/error.hpp>

namespace instar {
namespace {

template <class Range, class Name>
std::string listed(const Range& range, Name name) {
  std::string text;
  for (const auto& each : range) text += (text.empty() ? "" : ", ") + std::string(name(each));
  return text;
}

std::string position_text(const std::vector<std::string>& position) {
  if (position.empty()) return "the database is at the base";
  return "the database is at " + listed(position, [](const std::string& revision) { return revision; });
}

std::string committed_text(const std::vector<migrated>& committed) {
  const bool one = committed.size() == 1;
  const auto revisions = listed(committed, [](const migrated& each) { return each.revision; });
  return std::string(one ? "migration " : "migrations ") + revisions + (one ? " was " : " were ") +
         (committed.front().way == direction::up ? "applied" : "undone") + " and committed; ";
}

std::string kept_text(const half_way& kept) {
  const std::string done = kept.steps_done == 0   ? "none of its steps is done"
                           : kept.steps_done == 1 ? "its first step is done"
                                                  : "its first " + std::to_string(kept.steps_done) + " steps are done";
  const bool begun = kept.step_state.starts_with("begun");
  const std::string next =
      kept.step_state.empty() ? "" : (begun ? " and the next was " : " and the next is done up to ") + kept.step_state;
  return "migration " + kept.revision + " is half-way " + (kept.way == direction::up ? "up" : "down") + ": " + done +
         next + ", and what came after was rolled back; apart from it ";
}

std::string attempt_text(const attempt& tried, const error& failure) {
  const bool in_doubt = tried.committing && !failure.facts().state.empty();
  if (in_doubt) return "migration " + tried.revision + ": " + failure.facts().state + "; without it ";
  if (tried.at_once) return "all migrations were made at once, and rolled back whole; ";
  if (tried.kept) return kept_text(*tried.kept);
  return "migration " + tried.revision + " was rolled back whole; ";
}

std::string state_text(const circumstances& known, const error& failure) {
  if (known.committed.empty() && !known.tried)
    return failure.facts().state.empty() ? "nothing was changed" : failure.facts().state;
  const std::string committed = known.committed.empty() ? "" : committed_text(known.committed);
  const std::string tried = known.tried ? attempt_text(*known.tried, failure) : "";
  return committed + tried + position_text(known.position);
}

std::string remedy_text(const circumstances& known, const error& failure) {
  if (!known.remedy.empty()) return known.remedy;
  if (!failure.facts().remedy.empty()) return failure.facts().remedy;
  if (known.tried && known.tried->at_once && !failure.worth_retrying())
    return "a step that is needed_when_new has to work on the schema of the head; where it cannot, say so no longer, "
           "or "
           "go through every migration: migrate upgrade --every-migration";
  if (failure.worth_retrying()) return "start again: what is committed is not done twice";
  return "correct the migration, or what in the database it does not fit, and start again: what is committed is not "
         "done twice";
}

[[noreturn]] void refuse(const circumstances& known, const error& failure) {
  error_facts facts = failure.facts();
  const bool in_doubt = known.tried && known.tried->committing && !facts.state.empty();
  facts.database_changed = !known.committed.empty() || in_doubt || (known.tried && known.tried->changed);
  facts.state = state_text(known, failure);
  facts.remedy = remedy_text(known, failure);
  if (!known.tried) throw error(failure.code(), failure.message(), std::move(facts));
  const attempt& tried = *known.tried;
  facts.migration = tried.revision;
  facts.step = tried.committing ? "the commit" : tried.step;
  throw error(failure.code(),
              "cannot " + std::string(tried.way == direction::up ? "apply" : "undo") + " migration " + tried.revision +
                  " \"" + tried.message + "\": " + failure.message(),
              std::move(facts));
}

}  // namespace

void rethrow_with_state(const circumstances& known) {
  try {
    throw;
  } catch (const error& failure) {
    refuse(known, failure);
  } catch (const std::exception& thrown) {
    // A function of the migration, or the observer.
    refuse(known, error(error_code::database, thrown.what()));
  }
}

}  // namespace instar
