#include "runtime/settled_chain.hpp"

#include <variant>

#include "runtime/history_entry.hpp"

namespace instar {
namespace {

bool is_text(const value& any, std::string_view expected) {
  const auto* text = std::get_if<std::string>(&any);
  return text != nullptr && *text == expected;
}

}  // namespace

revision_order line_of(const chain& embedded) {
  revision_order line;
  line.reserve(embedded.size);
  for (const auto& each : embedded) {
    const auto next = next_in_line(line.empty() ? std::string_view() : line.back(), each);
    if (next.empty()) return {};
    line.push_back(next);
  }
  return line;
}

bool is_settled(const result& digests, const chain& embedded, const revision_order& line) {
  const auto& rows = digests.rows;
  if (rows.size() != line.size()) return false;
  for (std::size_t i = 0; i != line.size(); ++i)
    if (!is_text(rows[i][0], line[i]) || !is_text(rows[i][1], embedded.entries[i].digest)) return false;
  return true;
}

}  // namespace instar
