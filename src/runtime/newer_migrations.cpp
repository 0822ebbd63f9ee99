#include "runtime/newer_migrations.hpp"

#include <algorithm>
#include <optional>

#include <instar/error.hpp>
#include <instar/vocabulary/frame.hpp>

#include "runtime/failure.hpp"
#include "runtime/journal.hpp"

namespace instar {
namespace {

/// The revisions behind the last that the history knows; none when it knows the last.
std::vector<std::string> newer_in(const journal_rows& rows, const history& known) {
  std::vector<std::string> newer;
  for (const auto& any : rows)
    if (known.find(any.revision) != nullptr || known.find_replacing(any.revision) != nullptr)
      newer.clear();
    else
      newer.push_back(any.revision);
  return newer;
}

/// Digest and text of a migration, if the journal holds them.
std::optional<std::pair<std::string, std::string>> find_text(transaction& work, std::string_view chain_name,
                                                             const std::string& revision) {
  const auto found = work.execute(
      "SELECT digest, migration FROM instar_journal WHERE chain = $1 AND revision = $2 AND migration IS"
      " NOT NULL",
      chain_name, revision);
  if (found.rows.empty()) return std::nullopt;
  const auto& row = found.rows.front();
  return std::pair(std::get<std::string>(row[0]), std::get<std::string>(row[1]));
}

[[noreturn]] void refuse(const std::string& revision, const std::string& why) {
  throw error(
      error_code::newer_database,
      "this program cannot take the newer migration " + revision + " back by what the journal holds of it: " + why,
      {.where = "table instar_journal",
       .migration = revision,
       .state = "nothing was changed",
       .remedy = "let the newer program take the database back"});
}

void require_way_down(const std::string& revision, const std::string& text) {
  try {
    for (const operation& step : read_migration(text, revision).downgrade)
      if (const auto* function = std::get_if<run>(&step))
        refuse(revision, "its way down runs the function " + function->function + ", which is in that program");
  } catch (const error& failure) {
    if (failure.code() != error_code::malformed) throw;
    refuse(revision, failure.message());
  }
}

std::string framed(const std::string& text) {
  std::string whole(frame::framed_size(text.size()), ' ');
  whole.replace(frame::header_size, text.size(), text);
  frame::close(whole.data(), frame::migration_kind, text.size());
  return whole;
}

}  // namespace

newer_migrations::newer_migrations(connection& session, const chain& embedded) : chain_(embedded) {
  try {
    read(session, embedded);
  } catch (...) {
    rethrow_with_state({{}, {}, std::nullopt});
  }
}

void newer_migrations::read(connection& session, const chain& embedded) {
  const auto known = history_for(session, embedded);
  const auto newer = newer_in(read_journal(session, known.name()), known);
  if (newer.empty()) return;
  std::vector<stored> all;
  all.reserve(newer.size());
  try {
    transaction work(session);
    for (const auto& revision : newer) {
      auto found = find_text(work, known.name(), revision);
      if (!found) return;
      all.push_back({std::move(found->first), framed(found->second), {}});
    }
  } catch (const error& failure) {
    if (failure.code() == error_code::database && !failure.worth_retrying()) return;  // an older build made the table
    throw;
  }
  for (std::size_t i = 0; i != all.size(); ++i) require_way_down(newer[i], std::string(frame::text_of(all[i].frame)));
  stored_ = std::move(all);
  entries_.assign(embedded.begin(), embedded.end());
  for (auto& each : stored_) {
    each.embedded = {each.frame.data(), each.frame.size(), nullptr, 0};
    entries_.push_back({&each.embedded, each.digest});
  }
  chain_ = {entries_.data(), entries_.size(), embedded.name};
}

}  // namespace instar
