#pragma once

/// The journal: the table in the target database that says which migrations are applied.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <instar/history.hpp>
#include <instar/migrate.hpp>
#include <instar/transaction.hpp>

#include "runtime/journal_form.hpp"

namespace instar {

struct journal_row {
  std::int64_t position;
  std::string revision;
  std::string digest;
  std::optional<half_way> unfinished = {};  ///< of a migration that is neither applied nor undone
  bool harmless_to_older_programs = false;
};

using journal_rows = std::vector<journal_row>;

/// The rows of one chain, in the order in which they were applied; none when there is no journal. One query when there
/// is one as this build makes it.
[[nodiscard]] journal_rows read_journal(connection& session, std::string_view chain_name);

/// The revisions of one chain, in the order in which they were applied, each with its digest, or NULL where it is
/// half-way; nothing where the database refuses that: it has no journal, one of an older build, or does not let this
/// user read it. One query, of the least that tells whether there is something to do.
[[nodiscard]] std::optional<result> read_digests(transaction& work, std::string_view chain_name);

/// The journal as a transaction finds it.
struct found_journal {
  journal_form form;
  journal_rows rows;
};

/// The same within a transaction, which a query of a table that is not there might end. Throws as `journal_form` does.
[[nodiscard]] found_journal read_journal(transaction& work, std::string_view chain_name);

/// The revision of the last row; empty when there is none. There must be a journal.
[[nodiscard]] std::string last_in_journal(transaction& work, std::string_view chain_name);

/// Journals these migrations of a history as applied, where none is journalled.
void begin_journal(transaction& work, const history& known, const std::vector<migrated>& all);
/// Journals a migration as applied that has no row.
void add_to_journal(transaction& work, std::string_view chain_name, const history_entry& entry,
                    std::string_view message);
/// Journals a migration as applied that was noted as half-way.
void complete_in_journal(transaction& work, std::string_view chain_name, const history_entry& entry);
/// Says of a migration how far it is, whether it has a row already or not.
void note_half_way(transaction& work, std::string_view chain_name, const history_entry& entry, std::string_view message,
                   const half_way& now);
/// Removes the row of a migration that is neither applied nor undone.
void forget_half_way(transaction& work, std::string_view chain_name);
void clear_journal(transaction& work, std::string_view chain_name);
/// Removes the row of a migration, or the rows of all that it was squashed from.
void remove_from_journal(transaction& work, std::string_view chain_name, const history_entry& entry);

/// The chain as the database at `session` is to see it. Reads the journal when squashed migrations make a difference.
[[nodiscard]] history history_for(connection& session, const chain& embedded);
/// The same with a journal that was read already.
[[nodiscard]] history history_for(const journal_rows& rows, const chain& embedded);

/// The applied revisions in order, as the history knows them. What a migration was squashed from counts as that one
/// when all of it is applied. One that is half-way up is not applied, and one that is half-way down still is.
///
/// Throws `error` that names the row: `newer_database`, `unknown_revision`, `history_diverged` or `malformed`.
[[nodiscard]] revision_order verified(const journal_rows& rows, const history& known);

/// Takes away the rows at the end that are of newer programs and do no harm to this one, and gives their revisions.
[[nodiscard]] std::vector<std::string> take_harmless_newer(journal_rows& rows, const history& known);

/// The migration that was broken off, if there is one. Throws as `verified` does.
[[nodiscard]] std::optional<half_way> unfinished_in(const journal_rows& rows, const history& known);

/// The same statements for a script.
[[nodiscard]] std::string journal_addition(const dialect& language, std::string_view chain_name,
                                           const history_entry& entry, std::string_view message);
[[nodiscard]] std::string journal_note(const dialect& language, std::string_view chain_name, const history_entry& entry,
                                       std::string_view message, const half_way& now);
[[nodiscard]] std::string journal_completion(const dialect& language, std::string_view chain_name,
                                             std::string_view revision);
[[nodiscard]] std::string journal_removal(const dialect& language, std::string_view chain_name,
                                          std::string_view revision);

}  // namespace instar
