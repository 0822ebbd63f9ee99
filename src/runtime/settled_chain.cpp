#include "runtime/settled_chain.hpp"

#include "runtime/history_entry.hpp"

namespace instar {
namespace {

/// `before` is empty for the first.
bool follows(const history_entry& entry, std::string_view before) {
  if (!entry.replaces.empty()) return false;
  if (before.empty()) return entry.parents.empty() && entry.depends_on.empty();
  return entry.parents.size() == 1 && entry.parents.front() == before;
}

bool is_applied_as(const journal_row& row, const history_entry& entry) {
  return !row.unfinished && row.revision == entry.revision && row.digest == entry.digest;
}

}  // namespace

std::optional<std::string> settled_head(const chain& embedded, const journal_rows& rows, std::string_view target) {
  const bool all_wanted = target == "heads" || target == "head";
  if (!all_wanted || rows.empty() || rows.size() != embedded.size) return std::nullopt;
  std::string_view before;
  for (std::size_t i = 0; i != embedded.size; ++i) {
    const auto entry = entry_of(embedded.entries[i], embedded.name);
    if (!follows(entry, before) || !is_applied_as(rows[i], entry)) return std::nullopt;
    before = entry.revision;
  }
  return std::string(before);
}

}  // namespace instar
