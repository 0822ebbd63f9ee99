#include "generator/branches.hpp"

#include <instar/comparison.hpp>

#include <algorithm>

#include "generator/clash.hpp"

namespace instar::generator {
namespace {

template <class Act>
void for_each_pair(const std::vector<std::string>& heads, Act act) {
  for (std::size_t i = 0; i < heads.size(); ++i)
    for (std::size_t j = i + 1; j < heads.size(); ++j) act(heads[i], heads[j]);
}

}  // namespace

std::vector<finding> clashes_among(const lineage& migrations, const std::vector<std::string>& heads,
                                   const request& asked) {
  std::vector<finding> all;
  for_each_pair(heads, [&](const auto& one, const auto& other) {
    for (auto& clash : find_clashes(migrations, one, other, asked)) all.push_back(std::move(clash));
  });
  return all;
}

outcome refuse_clashes(const std::string& what, const std::vector<finding>& clashes) {
  return {
      what + "\n\n" + list_findings(clashes) +
          "\nNothing was written. Change one of the two branches: take back what its revision wrote, and write the\n"
          "revision anew after the merge, from the header as it shall be.\n",
      differs};
}

std::string message_of(const lineage& migrations, const std::string& revision) {
  const auto of = [](const linked_migration& one) { return one.locked.revision; };
  const auto found = std::ranges::find(migrations, revision, of);
  return found == migrations.end() ? revision : found->content.message;
}

std::string list_branches(const state& now, const std::vector<std::string>& heads) {
  std::string text;
  for (const auto& head : heads)
    for (const auto& one : now.migrations)
      if (one.locked.revision == head)
        text += "  " + head + " \"" + one.content.message + "\", " + one.locked.file + "\n";
  return text;
}

std::string tell_about_data(const lineage& migrations, const std::vector<std::string>& heads) {
  bool several = false;
  for_each_pair(heads, [&](const auto& one, const auto& other) {
    several = several || both_change_data(migrations, one, other);
  });
  return several ? "\nSteps of SQL or C++ stand in several branches. Whether their order matters is for you to know.\n"
                 : "";
}

std::string tell_difference(const state& now, const model& merged, const request& asked) {
  if (merged == now.declared.schema) return {};
  return "\nThe declared schema" + (asked.header.empty() ? std::string() : " (" + asked.header + ")") +
         " is not what all branches make together. Merge it too; from the migrations to it:\n\n" +
         indented(compare(merged, now.declared.schema), 2);
}

}  // namespace instar::generator
