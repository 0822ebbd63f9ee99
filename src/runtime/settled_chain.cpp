#include "runtime/settled_chain.hpp"

#include <variant>

#include "runtime/history_entry.hpp"
#include "runtime/journal.hpp"

namespace instar {
namespace {

/// `before` is empty for the first.
bool follows(const history_entry& entry, std::string_view before) {
  if (!entry.replaces.empty()) return false;
  if (before.empty()) return entry.parents.empty() && entry.depends_on.empty();
  return entry.parents.size() == 1 && entry.parents.front() == before;
}

bool is_text(const value& any, std::string_view expected) {
  const auto* text = std::get_if<std::string>(&any);
  return text != nullptr && *text == expected;
}

}  // namespace

std::optional<std::string> settled_head(connection& session, const chain& embedded, std::string_view target) {
  if (target != "heads" && target != "head") return std::nullopt;
  const auto rows = read_digests(session, embedded.name);
  if (rows.empty() || rows.size() != embedded.size) return std::nullopt;
  std::string_view before;
  for (std::size_t i = 0; i != embedded.size; ++i) {
    const auto entry = entry_of(embedded.entries[i], embedded.name);
    if (!follows(entry, before) || !is_text(rows[i][0], entry.revision) || !is_text(rows[i][1], entry.digest))
      return std::nullopt;
    before = entry.revision;
  }
  return std::string(before);
}

}  // namespace instar
