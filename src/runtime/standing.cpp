#include <string>
#include <utility>
#include <vector>

#include <instar/migrate.hpp>

#include "runtime/journal.hpp"

namespace instar {

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
