#include <optional>
#include <string_view>
#include <utility>

#include <instar/migrate.hpp>

#include "runtime/executor.hpp"
#include "runtime/first_look.hpp"
#include "runtime/journal.hpp"
#include "runtime/settled_chain.hpp"

namespace instar {
namespace {

/// What is seen without the lock.
struct seen_journal {
  std::string_view settled_head;  ///< where there is nothing to do; empty where more has to be looked at
  journal_rows rows;
};

seen_journal look_at(connection& session, const chain& embedded, std::string_view target) {
  const bool may_be_settled = target == "heads" || target == "head";
  const auto line = may_be_settled ? line_of(embedded) : revision_order();
  if (line.empty()) return {{}, read_journal(session, embedded.name)};
  transaction look(session, transaction_kind::none);
  const auto digests = read_digests(look, embedded.name);
  if (digests && is_settled(*digests, embedded, line)) return {line.back(), {}};
  return {{}, read_journal(look, embedded.name).rows};
}

}  // namespace

report upgrade(connection& session, const chain& embedded, std::string_view target, const migration_options& options) {
  auto seen = unless_held_up([&] { return look_at(session, embedded, target); });
  if (seen && !seen->settled_head.empty()) {
    const std::string head(seen->settled_head);
    return {.before = {head}, .after = {head}};
  }
  const auto known = seen ? history_for(seen->rows, embedded) : history_for(session, embedded);
  const auto rows = seen ? std::optional(std::move(seen->rows)) : std::nullopt;
  return executor(session, known, options).go(target, direction::up, rows);
}

}  // namespace instar
