#include "generator/online.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace instar::generator {

std::vector<operation> online(std::vector<operation> operations, const request& asked) {
  const auto dialects = asked.dialects();
  const bool can = std::ranges::any_of(dialects, [](const dialect* one) { return one->name() == "postgresql"; });
  if (!can || asked.blocking) return operations;
  // Nobody else knows a table that the operations themselves make.
  std::set<std::string> made;
  for (auto& change : operations) {
    if (const auto* table = std::get_if<create_table>(&change)) made.insert(table->definition.name);
    if (const auto* renamed = std::get_if<rename_table>(&change); renamed != nullptr && made.contains(renamed->from))
      made.insert(renamed->to);
    if (auto* index = std::get_if<create_index>(&change)) index->concurrently = !made.contains(index->table);
  }
  return operations;
}

}  // namespace instar::generator
