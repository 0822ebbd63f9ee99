#include "generator/listing.hpp"

#include <algorithm>
#include <instar/error.hpp>
#include <instar/revision_symbol.hpp>
#include <ranges>

#include "generator/replay.hpp"
#include "generator/state.hpp"

namespace instar::generator {
namespace {

const linked_migration& find(const lineage& migrations, std::string_view revision) {
  return *std::ranges::find_if(migrations, [&](const auto& one) { return one.locked.revision == revision; });
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string standing_of(const linked_migration& one) {
  if (one.reviewed()) return {};
  return one.locked.reviewed ? " (edited since its review)" : " (draft)";
}

std::string line(const linked_migration& one, const revision_graph& graph) {
  const auto heads = graph.tips();
  std::string text = one.locked.revision + "  " + one.content.message;
  if (!one.content.labels.empty()) text += " [" + listed(one.content.labels) + "]";
  if (graph.children(one.locked.revision).size() > 1) text += " (fork)";
  if (one.content.parents.size() > 1) text += " (merge)";
  if (std::ranges::count(heads, one.locked.revision) != 0) text += " (head)";
  return text + standing_of(one) + "\n";
}

std::string facts(const linked_migration& one, const request& asked) {
  const auto& content = one.content;
  std::string text = "  follows:    " + (content.parents.empty() ? "base" : listed(content.parents)) + "\n";
  if (!content.depends_on.empty()) text += "  depends on: " + listed(content.depends_on) + "\n";
  return text + "  digest:     " + one.digest + "\n  file:       " + asked.file_path(one.locked.file).string() + "\n";
}

std::string tell_way(const std::string& name, const std::vector<operation>& steps, const model& before,
                     const request& asked) {
  return "\nThe way " + name + ":\n" + list_operations(steps) + list_sql(steps, before, asked);
}

std::string tell_whole(const linked_migration& one, const lineage& migrations, const revision_graph& graph,
                       const request& asked) {
  const auto needed = graph.ancestry({one.locked.revision});
  lineage before;
  for (const auto& each : migrations)
    if (needed.contains(each.locked.revision) && each.locked.revision != one.locked.revision) before.push_back(each);
  const auto schema = replay_onto({}, before, asked);
  auto text = line(one, graph) + facts(one, asked) + tell_way("up", one.content.upgrade, schema, asked);
  if (one.content.irreversible) return text + "\nThere is no way down: " + *one.content.irreversible + "\n";
  return text + tell_way("down", one.content.downgrade, replay_onto(schema, {one}, asked), asked);
}

revision_order named(const revision_graph& graph, const request& asked) {
  auto revisions = resolve(graph, asked.revision.empty() ? "heads" : asked.revision);
  if (!revisions.empty()) return revisions;
  throw error(error_code::usage, "before the first migration there is nothing to show",
              {.remedy = "name a migration; the command history lists them"});
}

}  // namespace

outcome tell_history(const request& asked) {
  const auto now = read_sources(asked);
  const auto graph = graph_of(now.migrations);
  std::string text;
  for (const auto revision : std::views::reverse(graph.in_order(range(graph, asked.range)))) {
    const auto& one = find(now.migrations, revision);
    text += line(one, graph) + (asked.verbose ? facts(one, asked) : "");
  }
  return {text.empty() ? asked.name + ": there is no migration yet.\n" : text};
}

outcome show_migration(const request& asked) {
  const auto now = read_sources(asked);
  const auto graph = graph_of(now.migrations);
  std::string text;
  for (const auto revision : named(graph, asked))
    text += (text.empty() ? "" : "\n") + tell_whole(find(now.migrations, revision), now.migrations, graph, asked);
  return {text};
}

std::vector<std::filesystem::path> files_to_edit(const request& asked) {
  const auto now = read_sources(asked);
  const auto graph = graph_of(now.migrations);
  std::vector<std::filesystem::path> files;
  for (const auto revision : named(graph, asked))
    files.push_back(asked.file_path(find(now.migrations, revision).locked.file));
  return files;
}

}  // namespace instar::generator
