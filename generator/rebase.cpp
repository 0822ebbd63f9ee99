#include "generator/rebase.hpp"

#include <algorithm>
#include <instar/error.hpp>
#include <instar/revision_symbol.hpp>
#include <ranges>

#include "generator/branches.hpp"
#include "generator/files.hpp"
#include "generator/replay.hpp"
#include "generator/source_edit.hpp"
#include "generator/state.hpp"

namespace instar::generator {
namespace {

[[noreturn]] void refuse(const std::string& problem, std::string remedy) {
  throw error(error_code::usage, problem, {.state = "nothing was written.", .remedy = std::move(remedy)});
}

/// A branch whose migrations are all drafts, when it is the only such.
std::string unreleased(const state& now, const std::vector<std::string>& heads, const revision_graph& graph) {
  std::vector<std::string> drafts;
  for (const auto& head : heads) {
    auto own = graph.ancestry({head});
    for (const auto& other : heads)
      if (other != head)
        for (const auto& shared : graph.ancestry({other})) own.erase(shared);
    const bool reviewed = std::ranges::any_of(
        now.lock, [&](const lock_entry& entry) { return entry.reviewed && own.contains(entry.revision); });
    if (!reviewed) drafts.push_back(head);
  }
  return drafts.size() == 1 ? drafts.front() : std::string();
}

struct move {
  std::string branch, onto;
};

move decide(const state& now, const revision_graph& graph, const request& asked) {
  const auto heads = now.heads();
  const auto found = [&](const std::string& symbol) { return std::string(resolve_one(graph, symbol)); };
  move decided{asked.branch.empty() ? unreleased(now, heads, graph) : found(asked.branch),
               asked.onto.empty() ? std::string() : found(asked.onto)};
  if (decided.branch.empty()) {
    std::string ways;
    for (const auto& head : heads) ways += next_command(asked, "rebase", {{"BRANCH", "--branch", head}}) + "\n";
    if (heads.size() < 2) refuse("there is one head, so there is nothing to put behind another", "");
    refuse("it is not clear which branch is to be put behind the other",
           "name the one that is released nowhere; the branches are\n" + list_branches(now, heads) + ways);
  }
  if (decided.onto.empty()) {
    std::vector<std::string> others;
    for (const auto& head : heads)
      if (!graph.ancestry({head}).contains(decided.branch)) others.push_back(head);
    if (others.size() != 1)
      refuse("it is not clear what " + decided.branch + " is to be put behind", "name it with --onto (ONTO=...).");
    decided.onto = others.front();
  }
  if (graph.ancestry({decided.branch}).contains(decided.onto) ||
      graph.ancestry({decided.onto}).contains(decided.branch))
    refuse("one of " + decided.branch + " and " + decided.onto + " follows the other already", "");
  return decided;
}

/// The lock file with new parents, and the revisions that have them.
struct reparented {
  lock_file lock;
  std::vector<lock_entry> moved;
};

reparented reparent(const state& now, const revision_graph& graph, const move& decided) {
  auto own = graph.ancestry({decided.branch});
  for (const auto& shared : graph.ancestry({decided.onto})) own.erase(shared);
  reparented done{now.lock, {}};
  for (auto& entry : done.lock) {
    if (!own.contains(entry.revision)) continue;
    std::vector<std::string> parents;
    for (const auto& parent : entry.parents)
      if (own.contains(parent)) parents.push_back(parent);
    if (parents.size() == entry.parents.size() && !parents.empty()) continue;
    parents.push_back(decided.onto);
    entry.parents = std::move(parents);
    done.moved.push_back(entry);
  }
  return done;
}

}  // namespace

outcome rebase_branch(const request& asked) {
  const auto now = read_sources(asked);
  const auto graph = graph_of(now.migrations);
  const auto decided = decide(now, graph, asked);
  if (const auto clashes = clashes_among(now.migrations, {decided.onto, decided.branch}, asked); !clashes.empty())
    return refuse_clashes("The branch cannot be put behind the other: they change the same things.", clashes);

  const auto done = reparent(now, graph, decided);
  std::vector<file_text> files;
  std::string text = "Put the branch of " + decided.branch + " behind " + decided.onto + ":\n\n";
  for (const auto& entry : done.moved) {
    const auto path = asked.file_path(entry.file);
    files.push_back({path, with_parents(read_file(path), entry.parents, path.string())});
    text += "  " + path.string() + "\n";
  }
  const auto merged = replay(now.migrations, asked);
  files.push_back({asked.snapshot_path(), write_snapshot(merged)});
  files.push_back({asked.lock_path(), write_lock(done.lock)});
  write_files(files);
  const auto next = asked.build_command.empty() ? next_command(asked, "check") : asked.build_command;
  return {
      text + tell_about_data(now.migrations, {decided.onto, decided.branch}) + tell_difference(now, merged, asked) +
      "\nA database that has applied a moved migration already is refused by the new program; take it back before.\n" +
      next_step("build", next)};
}

}  // namespace instar::generator
