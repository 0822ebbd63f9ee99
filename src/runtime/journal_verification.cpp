#include <algorithm>
#include <iterator>
#include <string>

#include <instar/error.hpp>

#include "runtime/journal.hpp"

namespace instar {
namespace {

std::string row_text(const journal_row& any) {
  return "row " + std::to_string(any.position) + " (revision " + any.revision + ")";
}

[[noreturn]] void refuse(error_code code, const journal_row& any, const std::string& message, std::string remedy) {
  throw error(code, message,
              {.where = "table instar_journal, " + row_text(any),
               .migration = any.revision,
               .state = "nothing was changed",
               .remedy = std::move(remedy)});
}

/// Revisions that come after all known ones were applied by a newer program; one in between comes from elsewhere.
[[noreturn]] void refuse_unknown(const journal_rows& rows, std::size_t at, const history& known) {
  const auto is_known = [&](const journal_row& any) { return known.find(any.revision) != nullptr; };
  const auto rest = rows.begin() + static_cast<std::ptrdiff_t>(at);
  const std::string chain_name(known.name());
  if (std::any_of(rest, rows.end(), is_known))
    refuse(error_code::unknown_revision, rows[at],
           "the database has applied revision " + rows[at].revision + ", which chain " + chain_name +
               " of this program does not hold, between revisions that it does",
           "start the program that was built with that migration, or restore its file and its line in migrations.lock");
  const std::string last = at == 0 ? "base" : rows[at - 1].revision;
  const auto harmful = std::find_if(rest, rows.end(), [](const auto& any) { return !any.harmless_to_older_programs; });
  refuse(error_code::newer_database, rows[at],
         "the database is newer than this program: it has applied revision " + rows[at].revision + ", which chain " +
             chain_name + " does not hold" +
             (harmful == rows.end() ? ", and this program has something to do there"
                                    : ", and " + harmful->revision + " is not recorded as harmless to older programs"),
         "start the newer program; or take the database back first, which this program can do as well where the "
         "journal holds the way: migrate downgrade " +
             last);
}

void require_digest(const journal_row& any, const history_entry& entry) {
  if (any.digest == entry.digest()) return;
  refuse(error_code::history_diverged, any,
         "migration " + any.revision + " was changed after it was applied here\n  applied:   " + any.digest +
             "\n  embedded:  " + std::string(entry.digest()),
         "restore the migration as it was applied (git log -- its file), and make a new one for the change");
}

void require_needs(const journal_row& any, const history_entry& entry, const revision_set& applied) {
  const auto require = [&](std::string_view needed, std::string_view role) {
    if (applied.contains(needed)) return;
    const std::string name(needed);
    refuse(error_code::malformed, any,
           "revision " + any.revision + " is journalled without its " + std::string(role) + " " + name + " before it",
           "find out who changed the journal, or whether " + any.revision +
               " was applied before it was given that place; restore the row of " + name +
               " if that migration was applied");
  };
  for (const auto& parent : entry.parents()) require(parent, "parent");
  for (const auto& dependency : entry.depends_on()) require(dependency, "dependency");
}

}  // namespace

/// Whether this row is one of those that a migration was squashed from, whose own files are gone.
const history_entry* replacing(const journal_row& any, const history& known) {
  return known.find(any.revision) == nullptr ? known.find_replacing(any.revision) : nullptr;
}

[[noreturn]] void refuse_part(const journal_row& any, const history_entry& squashed, const history& known) {
  refuse(error_code::unknown_revision, any,
         "the database has applied revision " + any.revision + ", but not all of what " +
             std::string(squashed.revision) + " of chain " + std::string(known.name()) + " was squashed from",
         "let a program that still holds those migrations take it to " + std::string(squashed.replaces().back()) +
             ": migrate upgrade " + std::string(squashed.replaces().back()));
}

/// The squashed migration, where the last of what it replaces is applied; null before that.
const history_entry* completed(const journal_row& any, const history_entry& squashed, const revision_set& journalled,
                               const history& known) {
  for (const auto& replaced : squashed.replaces())
    if (!journalled.contains(replaced)) refuse_part(any, squashed, known);
  return any.revision == squashed.replaces().back() ? &squashed : nullptr;
}

/// It cannot be completed by a program that has it otherwise.
void require_resumable(const journal_rows& rows, std::size_t at, const history& known) {
  const auto* entry = known.find(rows[at].revision);
  if (entry == nullptr) refuse_unknown(rows, at, known);
  if (rows[at].digest == entry->digest()) return;
  refuse(error_code::history_diverged, rows[at],
         "migration " + rows[at].revision + " was changed while it is half-way here, " +
             std::to_string(rows[at].unfinished->steps_done) + " of its steps done\n  begun:     " + rows[at].digest +
             "\n  embedded:  " + std::string(entry->digest()),
         "restore the migration as it was begun (git log -- its file) and let that complete; or complete or undo it by "
         "hand and say where the database then is: migrate stamp");
}

/// What is going down counts as applied until it is undone, so that `-1` means the same when it is said again.
bool is_going_up(const journal_row& any) { return any.unfinished && any.unfinished->way == direction::up; }

revision_order verified(const journal_rows& rows, const history& known) {
  revision_order order;
  revision_set applied, journalled;
  for (const auto& any : rows)
    if (!is_going_up(any)) journalled.insert(any.revision);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (is_going_up(rows[i])) {
      require_resumable(rows, i, known);
      continue;
    }
    if (const auto* squashed = replacing(rows[i], known)) {
      const auto* done = completed(rows[i], *squashed, journalled, known);
      if (done != nullptr && applied.insert(done->revision).second) order.push_back(done->revision);
      continue;
    }
    const history_entry* entry = known.find(rows[i].revision);
    if (entry == nullptr) refuse_unknown(rows, i, known);
    if (!applied.insert(entry->revision).second)
      refuse(error_code::malformed, rows[i], "revision " + rows[i].revision + " is journalled twice",
             "delete the second row, if the migration was applied once");
    require_digest(rows[i], *entry);
    require_needs(rows[i], *entry, applied);
    order.push_back(entry->revision);
  }
  return order;
}

std::vector<std::string> take_harmless_newer(journal_rows& rows, const history& known) {
  const auto is_newer = [&](const journal_row& any) {
    return any.harmless_to_older_programs && known.find(any.revision) == nullptr && replacing(any, known) == nullptr;
  };
  auto first = rows.end();
  while (first != rows.begin() && is_newer(*std::prev(first))) --first;
  std::vector<std::string> newer;
  for (auto row = first; row != rows.end(); ++row) newer.push_back(row->revision);
  rows.erase(first, rows.end());
  return newer;
}

std::optional<half_way> unfinished_in(const journal_rows& rows, const history& known) {
  std::optional<half_way> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].unfinished) continue;
    require_resumable(rows, i, known);
    if (found)
      refuse(error_code::malformed, rows[i],
             "two migrations are half-way, " + found->revision + " and " + rows[i].revision,
             "find out who changed the journal");
    found = rows[i].unfinished;
  }
  return found;
}

}  // namespace instar
