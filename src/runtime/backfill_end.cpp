#include "runtime/backfill_end.hpp"

#include "runtime/backfill_batch.hpp"
#include "runtime/journal_form.hpp"

// The end is in a column of its own, because older builds take all of `step_state` for the key to which a backfill has
// come. They leave the column as it is, so it says of which step it tells.

namespace instar {
namespace {

constexpr std::string_view selection = "SELECT step_end FROM instar_journal WHERE chain = $1 AND revision = $2";
constexpr std::string_view note = "UPDATE instar_journal SET step_end = $3 WHERE chain = $1 AND revision = $2";

/// `up 2 key `
std::string beginning_for(const half_way& now) {
  return (now.way == direction::up ? "up " : "down ") + std::to_string(now.steps_done) + " key ";
}

}  // namespace

std::optional<std::string> end_of_backfill(transaction& work, std::string_view chain_name, const half_way& now,
                                           const backfill& step) {
  journal_form(work).complete(work);
  const auto beginning = beginning_for(now);
  const auto found = work.execute(selection, chain_name, now.revision);
  const auto* noted = found.rows.empty() ? nullptr : std::get_if<std::string>(&found.rows.front().front());
  if (noted != nullptr && noted->starts_with(beginning)) return noted->substr(beginning.size());
  auto end = greatest_key(work, step);
  if (end) work.execute(note, chain_name, now.revision, beginning + *end);
  return end;
}

}  // namespace instar
