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

struct refusal {
  const char* before;  ///< the revision of a migration
  const char* behind;
  const char* remedy;
  [[noreturn]] void raise(const std::string& revision, const std::string& why) const {
    throw error(
        error_code::newer_database, before + revision + behind + " by what the journal holds of it: " + why,
        {.where = "table instar_journal", .migration = revision, .state = "nothing was changed", .remedy = remedy});
  }
};

constexpr std::size_t digest_size = sizeof(chain_entry::digest) - 1;

constexpr refusal to_take_back{"this program cannot take the newer migration ", " back",
                               "let the newer program take the database back"};
constexpr refusal to_tell{"this program cannot tell what the newer migration ", " has made",
                          "let the newer program tell"};

void require_digest(const std::string& revision, const std::string& digest, const refusal& refused) {
  if (digest.size() > digest_size) refused.raise(revision, "its digest is longer than one of SHA-256");
}

migration_text text_of(const std::string& revision, const std::string& frame, const refusal& refused) {
  try {
    return read_migration(frame::text_of(frame), revision);
  } catch (const error& failure) {
    if (failure.code() != error_code::malformed) throw;
    refused.raise(revision, failure.message());
  }
}

chain_entry entry_of(const migration& embedded, const std::string& digest) {
  chain_entry entry{&embedded, {}};
  digest.copy(entry.digest, digest_size);
  return entry;
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
  applied_ = newer_in(read_journal(session, known.name()), known);
  if (applied_.empty()) return;
  std::vector<stored> all;
  all.reserve(applied_.size());
  try {
    transaction work(session);
    for (const auto& revision : applied_) {
      auto found = find_text(work, known.name(), revision);
      untold_ = found ? std::string() : revision;
      if (!found) return;
      all.push_back({revision, std::move(found->first), framed(found->second), {}});
    }
  } catch (const error& failure) {
    if (failure.code() != error_code::database || failure.worth_retrying()) throw;
    untold_ = applied_.front();  // an older build made the table
    return;
  }
  stored_ = std::move(all);
  entries_.assign(embedded.begin(), embedded.end());
  for (auto& each : stored_) {
    each.embedded = {each.frame.data(), each.frame.size(), nullptr, 0};
    entries_.push_back(entry_of(each.embedded, each.digest));
  }
  chain_ = {entries_.data(), entries_.size(), embedded.name};
}

void newer_migrations::require_ways_down() const {
  for (const auto& each : stored_) {
    require_digest(each.revision, each.digest, to_take_back);
    for (const operation& step : text_of(each.revision, each.frame, to_take_back).downgrade)
      if (const auto* function = std::get_if<run>(&step))
        to_take_back.raise(each.revision,
                           "its way down runs the function " + function->function + ", which is in that program");
  }
}

void newer_migrations::require_all() const {
  if (!untold_.empty()) to_tell.raise(untold_, "that is no more than its name");
  for (const auto& each : stored_) {
    require_digest(each.revision, each.digest, to_tell);
    static_cast<void>(text_of(each.revision, each.frame, to_tell));
  }
}

}  // namespace instar
