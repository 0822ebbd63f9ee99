#include <instar/migrate.hpp>

#include <optional>

#include <instar/error.hpp>

#include "runtime/executor.hpp"
#include "runtime/failure.hpp"
#include "runtime/journal.hpp"
#include "runtime/newer_migrations.hpp"
#include "runtime/settled_chain.hpp"

namespace instar {
namespace {

/// Nothing while somebody else is writing: under the lock it is our turn.
template <class Look>
auto unless_held_up(Look look) -> std::optional<decltype(look())> {
  try {
    return look();
  } catch (const error& failure) {
    if (!failure.worth_retrying()) rethrow_with_state({{}, {}, {}});
    return std::nullopt;
  }
}

std::optional<journal_rows> look_at_journal(connection& session, std::string_view chain_name) {
  return unless_held_up([&] { return read_journal(session, chain_name); });
}

}  // namespace

report upgrade(connection& session, const chain& embedded, std::string_view target, const migration_options& options) {
  const auto settled = unless_held_up([&] { return settled_head(session, embedded, target); });
  if (settled && !settled->empty()) return {.before = {*settled}, .after = {*settled}};
  const auto seen = settled ? look_at_journal(session, embedded.name) : std::nullopt;
  const auto known = seen ? history_for(*seen, embedded) : history_for(session, embedded);
  return executor(session, known, options).go(target, direction::up, seen);
}

report downgrade(connection& session, const chain& embedded, std::string_view target,
                 const migration_options& options) {
  const newer_migrations newer(session, embedded);
  newer.require_ways_down();
  const auto known = history_for(session, newer.with_them());
  return executor(session, known, options).go(target, direction::down, look_at_journal(session, known.name()));
}

standing standing_of(connection& session, const chain& embedded) {
  const auto known = history_for(session, embedded);
  const auto all = read_journal(session, known.name());
  auto rows = all;
  auto newer = take_harmless_newer(rows, known);
  const auto applied = verified(rows, known);
  const auto strings = [](const revision_order& revisions) {
    return std::vector<std::string>(revisions.begin(), revisions.end());
  };
  standing stands{strings(known.heads_of(applied)), strings(known.heads()),
                  strings(known.graph().in_order(missing(known.graph(), {"heads"}, applied))),
                  unfinished_in(rows, known), std::move(newer)};
  if (!stands.newer.empty() && !stands.at_heads()) static_cast<void>(verified(all, known));
  return stands;
}

std::vector<std::string> current(connection& session, const chain& embedded) {
  const auto known = history_for(session, embedded);
  auto rows = read_journal(session, known.name());
  static_cast<void>(take_harmless_newer(rows, known));
  const auto applied = verified(rows, known);
  const auto heads = known.heads_of(applied);
  return {heads.begin(), heads.end()};
}

}  // namespace instar
