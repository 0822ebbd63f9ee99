#include "runtime/journal.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <instar/error.hpp>

namespace instar {
namespace {

// The row finds its own position, so that a script can add it as well.
constexpr std::string_view addition =
    "INSERT INTO instar_journal (chain, position, revision, digest, message, to_older_programs, migration)"
    " SELECT $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5, $6 FROM instar_journal WHERE chain = $1";

constexpr std::string_view first_rows =
    "INSERT INTO instar_journal (position, chain, revision, digest, message, to_older_programs, migration) VALUES ";

// A migration that is half-way has its row before it is applied.
constexpr std::string_view completion =
    "UPDATE instar_journal SET state = 'applied', steps_done = 0, step_state = NULL, applied_at = CURRENT_TIMESTAMP"
    " WHERE chain = $1 AND revision = $2";

constexpr std::string_view note =
    "UPDATE instar_journal SET state = $3, steps_done = $4, step_state = $5 WHERE chain = $1 AND revision = $2";

constexpr std::string_view plain_note =
    "UPDATE instar_journal SET state = $3, steps_done = $4, step_state = NULL WHERE chain = $1 AND revision = $2";

constexpr std::string_view removal = "DELETE FROM instar_journal WHERE chain = $1 AND revision = $2";

[[noreturn]] void refuse_row(std::size_t number, const std::string& what) {
  throw error(
      error_code::malformed, "row " + std::to_string(number) + " of the journal " + what,
      {.where = "table instar_journal",
       .state = "nothing was changed",
       .remedy = "compare the rows with `migrate history`, and correct the row in a backup's copy first: instar "
                 "never changes rows that it did not just write"});
}

constexpr std::string_view harmless = "harmless", harmful = "harmful";

std::string_view word_for_older_programs(const history_entry& entry) {
  return entry.is_harmless_to_older_programs() ? harmless : harmful;
}

constexpr std::string_view applied = "applied", upgrading = "upgrading", downgrading = "downgrading";

std::optional<half_way> read_half_way(const result_row& from, const std::string& revision, std::size_t number) {
  const auto* state = std::get_if<std::string>(&from[3]);
  const auto* done = std::get_if<std::int64_t>(&from[4]);
  if (state == nullptr || (*state != applied && *state != upgrading && *state != downgrading))
    refuse_row(number, "has a state that is none of applied, upgrading and downgrading");
  if (*state == applied) return std::nullopt;
  if (done == nullptr || *done < 0) refuse_row(number, "does not say how many steps are done");
  const auto* step_state = std::get_if<std::string>(&from[5]);
  return half_way{*state == upgrading ? direction::up : direction::down, revision, static_cast<std::size_t>(*done),
                  step_state == nullptr ? "" : *step_state};
}

journal_row read_row(result_row from, std::size_t number) {
  const auto* position = std::get_if<std::int64_t>(&from.front());
  auto* revision = std::get_if<std::string>(&from[1]);
  auto* digest = std::get_if<std::string>(&from[2]);
  if (position == nullptr) refuse_row(number, "has no number for its position");
  if (revision == nullptr || revision->empty()) refuse_row(number, "has no text for its revision");
  if (digest == nullptr || digest->empty()) refuse_row(number, "has no text for its digest");
  const auto* said = std::get_if<std::string>(&from[6]);
  auto unfinished = read_half_way(from, *revision, number);
  return {*position, std::move(*revision), std::move(*digest), std::move(unfinished),
          said != nullptr && *said == harmless};
}

journal_rows read_rows(result found) {
  journal_rows rows;
  rows.reserve(found.rows.size());
  for (result_row& each : found.rows) rows.push_back(read_row(std::move(each), rows.size() + 1));
  return rows;
}

/// A template with its parameters written out.
std::string filled(std::string_view sql, const dialect& language, const std::vector<std::string_view>& values) {
  std::string text;
  for (auto at = sql.find('$'); at != sql.npos; at = sql.find('$')) {
    text += sql.substr(0, at);
    text += language.quote_text(values[static_cast<std::size_t>(sql[at + 1] - '1')]);
    sql.remove_prefix(at + 2);
  }
  text += sql;
  return text;
}

std::string_view word(direction way) { return way == direction::up ? upgrading : downgrading; }

void require_one(std::int64_t affected, std::string_view revision) {
  if (affected == 1) return;
  throw error(
      error_code::malformed,
      "the journal changed by " + std::to_string(affected) + " rows instead of one for " + std::string(revision),
      {.where = "table instar_journal", .remedy = "look for triggers or rules on that table"});
}

/// What failed, without the migrations that stand in the statement.
[[noreturn]] void rethrow_without_values(const error& failure) {
  auto facts = failure.facts();
  facts.statement = std::string(first_rows) + "...";
  throw error(failure.code(), failure.message(), std::move(facts));
}

}  // namespace

found_journal read_journal(transaction& work, std::string_view chain_name) {
  journal_form form(work);
  auto rows = form.exists() ? read_rows(work.execute(form.selection(), chain_name)) : journal_rows();
  return {std::move(form), std::move(rows)};
}

/// Asking for the columns first would cost every start a query.
journal_rows read_journal(connection& session, std::string_view chain_name) {
  transaction work(session, transaction_kind::none);
  if (auto found = work.attempt(journal_selection(), chain_name)) return read_rows(*std::move(found));
  return read_journal(work, chain_name).rows;
}

std::optional<result> read_digests(transaction& work, std::string_view chain_name) {
  return work.attempt(
      "SELECT revision, CASE WHEN state = 'applied' THEN digest END FROM instar_journal WHERE chain = $1"
      " ORDER BY position",
      chain_name);
}

std::string last_in_journal(transaction& work, std::string_view chain_name) {
  const auto found =
      work.execute("SELECT revision FROM instar_journal WHERE chain = $1 ORDER BY position DESC LIMIT 1", chain_name);
  const auto* revision = found.rows.empty() ? nullptr : std::get_if<std::string>(&found.rows.front().front());
  return revision == nullptr ? std::string() : *revision;
}

/// A few rows in a statement, which round trips are saved by. Their values are written into it, because SQLite looks
/// for each parameter among all of its statement.
void begin_journal(transaction& work, const history& known, const std::vector<migrated>& all) {
  constexpr std::size_t most_rows = 10;
  for (std::size_t begin = 0; begin < all.size(); begin += most_rows) {
    std::string sql(first_rows);
    for (auto i = begin; i != std::min(all.size(), begin + most_rows); ++i) {
      const auto& entry = *known.find(all[i].revision);
      sql += (i == begin ? "(" : ", (") + std::to_string(i + 1) +
             filled(", $1, $2, $3, $4, $5, $6)", work.dialect(),
                    {known.name(), entry.revision, entry.digest(), all[i].message, word_for_older_programs(entry),
                     entry.embedded().text()});
    }
    try {
      work.execute(sql);
    } catch (const error& failure) {
      rethrow_without_values(failure);
    }
  }
}

void add_to_journal(transaction& work, std::string_view chain_name, const history_entry& entry,
                    std::string_view message) {
  const auto added = work.execute(addition, chain_name, entry.revision, entry.digest(), message,
                                  word_for_older_programs(entry), entry.embedded().text());
  require_one(added.affected, entry.revision);
}

void complete_in_journal(transaction& work, std::string_view chain_name, const history_entry& entry) {
  require_one(work.execute(completion, chain_name, entry.revision).affected, entry.revision);
}

void note_half_way(transaction& work, std::string_view chain_name, const history_entry& entry, std::string_view message,
                   const half_way& now) {
  const auto noted = [&] {
    const auto step_state = now.step_state.empty() ? std::nullopt : std::optional(now.step_state);
    return work
        .execute(note, chain_name, entry.revision, word(now.way), static_cast<std::int64_t>(now.steps_done), step_state)
        .affected;
  };
  if (noted() == 1) return;
  if (now.way == direction::down) remove_from_journal(work, chain_name, entry);  // what it was squashed from
  add_to_journal(work, chain_name, entry, message);
  require_one(noted(), entry.revision);
}

void forget_half_way(transaction& work, std::string_view chain_name) {
  work.execute("DELETE FROM instar_journal WHERE chain = $1 AND state <> 'applied'", chain_name);
}

void clear_journal(transaction& work, std::string_view chain_name) {
  work.execute("DELETE FROM instar_journal WHERE chain = $1", chain_name);
}

void remove_from_journal(transaction& work, std::string_view chain_name, const history_entry& entry) {
  std::int64_t affected = work.execute(removal, chain_name, entry.revision).affected;
  if (affected != 0 || entry.replaces().empty()) return require_one(affected, entry.revision);
  for (const auto& replaced : entry.replaces())
    require_one(work.execute(removal, chain_name, replaced).affected, replaced);
}

history history_for(connection& session, const chain& embedded) {
  history known(embedded);
  if (known.is_squashed()) return history_for(read_journal(session, known.name()), embedded);
  return known;
}

history history_for(const journal_rows& rows, const chain& embedded) {
  revision_set journalled;
  for (const auto& each : rows)
    if (!each.unfinished || each.unfinished->way == direction::down) journalled.insert(each.revision);
  return history(embedded, journalled);
}

std::string journal_addition(const dialect& language, std::string_view chain_name, const history_entry& entry,
                             std::string_view message) {
  return filled(
      addition, language,
      {chain_name, entry.revision, entry.digest(), message, word_for_older_programs(entry), entry.embedded().text()});
}

std::string journal_note(const dialect& language, std::string_view chain_name, const history_entry& entry,
                         std::string_view message, const half_way& now) {
  const std::string steps = std::to_string(now.steps_done);
  std::string text;
  if (now.way == direction::up)
    text = filled(std::string(addition) + " HAVING coalesce(sum(CASE WHEN revision = $2 THEN 1 END), 0) = 0", language,
                  {chain_name, entry.revision, entry.digest(), message, word_for_older_programs(entry),
                   entry.embedded().text()}) +
           ";\n";
  return text + filled(now.step_state.empty() ? plain_note : note, language,
                       {chain_name, entry.revision, word(now.way), steps, now.step_state});
}

std::string journal_completion(const dialect& language, std::string_view chain_name, std::string_view revision) {
  return filled(completion, language, {chain_name, revision});
}

std::string journal_removal(const dialect& language, std::string_view chain_name, std::string_view revision) {
  return filled(removal, language, {chain_name, revision});
}

}  // namespace instar
