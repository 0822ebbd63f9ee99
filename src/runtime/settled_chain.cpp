#include "runtime/settled_chain.hpp"

#include <variant>
#include <vector>

#include "runtime/history_entry.hpp"
#include "runtime/journal.hpp"

namespace instar {
namespace {

/// The revisions of a chain in which each follows the one before it; none of another.
std::vector<std::string_view> line_of(const chain& embedded) {
  std::vector<std::string_view> line;
  line.reserve(embedded.size);
  for (const auto& each : embedded) {
    const auto next = next_in_line(line.empty() ? std::string_view() : line.back(), each);
    if (next.empty()) return {};
    line.push_back(next);
  }
  return line;
}

bool is_text(const value& any, std::string_view expected) {
  const auto* text = std::get_if<std::string>(&any);
  return text != nullptr && *text == expected;
}

}  // namespace

std::string settled_head(connection& session, const chain& embedded, std::string_view target) {
  if (target != "heads" && target != "head") return {};
  const auto line = line_of(embedded);
  if (line.empty()) return {};
  const auto rows = read_digests(session, embedded.name);
  if (rows.size() != line.size()) return {};
  for (std::size_t i = 0; i != line.size(); ++i)
    if (!is_text(rows[i][0], line[i]) || !is_text(rows[i][1], embedded.entries[i].digest)) return {};
  return std::string(line.back());
}

}  // namespace instar
