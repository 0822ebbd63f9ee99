#include "generator/branch_choice.hpp"

#include <algorithm>
#include <instar/error.hpp>
#include <instar/revision_symbol.hpp>

#include "generator/branches.hpp"

namespace instar::generator {
namespace {

[[noreturn]] void refuse(const std::string& problem, std::string remedy) {
  throw error(error_code::usage, problem, {.state = "nothing was written.", .remedy = std::move(remedy)});
}

std::vector<std::string> heads_of(const state& now, const request& asked) {
  auto heads = now.heads();
  if (heads.size() > 1) return heads;
  throw error(error_code::usage, "there is one head, so there is nothing to merge",
              {.where = asked.lock_path().string(), .state = "nothing was written."});
}

std::vector<std::string> named(const revision_graph& graph, const request& asked) {
  std::vector<std::string> all;
  for (const auto& symbol : asked.revisions) {
    const auto found = resolve(graph, symbol);
    if (found.empty())
      refuse("'" + symbol + "' stands for no migration, so there is nothing to merge", "name a migration.");
    for (const auto revision : found) {
      if (std::ranges::count(all, revision) != 0)
        refuse("'" + symbol + "' names revision " + std::string(revision) + " once more", "name it once.");
      all.emplace_back(revision);
    }
  }
  return all;
}

void expect_several(const std::vector<std::string>& chosen, const state& now, const request& asked) {
  if (chosen.size() > 1) return;
  refuse("'" + asked.revisions.front() + "' is one migration, and a merge joins two or more",
         "name another one too; the heads are\n" + list_branches(now, now.heads()) + "or name none, for all heads:\n" +
             next_command(asked, "merge"));
}

void expect_apart(const revision_graph& graph, const std::vector<std::string>& chosen) {
  for (const auto& one : chosen) {
    const auto followed = graph.ancestry({one}, ties::parents);
    for (const auto& other : chosen)
      if (other != one && followed.contains(other))
        refuse("revision " + one + " follows " + other + " already, so these two are no branches to be joined",
               "leave " + other + " out.");
  }
}

void expect_heads(const revision_graph& graph, const std::vector<std::string>& chosen, const request& asked) {
  std::string all;
  for (const auto& revision : chosen) all += (all.empty() ? "" : ",") + revision;
  for (const auto& revision : chosen) {
    const auto children = graph.children(revision);
    if (children.empty()) continue;
    refuse("revision " + revision + " is no head: " + std::string(children.front()) + " follows it",
           "name a head; or, if what follows it is to stay a branch of its own, say --splice (SPLICE=1) as well:\n" +
               next_command(asked, "merge", {{"REVISIONS", "", all}, {"SPLICE", "--splice", ""}}));
  }
}

}  // namespace

std::vector<std::string> choose_branches(const state& now, const request& asked) {
  if (asked.revisions.empty()) return heads_of(now, asked);
  const auto graph = graph_of(now.migrations);
  auto chosen = named(graph, asked);
  expect_several(chosen, now, asked);
  expect_apart(graph, chosen);
  if (!asked.splice) expect_heads(graph, chosen, asked);
  return chosen;
}

}  // namespace instar::generator
