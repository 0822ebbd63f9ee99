#include <instar/history.hpp>

#include <algorithm>
#include <string>

#include <instar/error.hpp>
#include <instar/revision_squash.hpp>

#include "runtime/history_entry.hpp"

namespace instar {
namespace {

std::vector<history_entry> entries_of(const chain& embedded) {
  std::vector<history_entry> entries;
  entries.reserve(embedded.size);
  for (const chain_entry& entry : embedded) entries.push_back(entry_of(entry, embedded.name));
  return entries;
}

revision_graph graph_of(const std::vector<history_entry>& entries, const revision_set& journalled,
                        std::string_view chain_name) {
  std::vector<revision_ties> ties;
  ties.reserve(entries.size());
  for (const auto& entry : entries)
    ties.push_back({entry.revision, entry.parents, entry.depends_on, entry.labels, entry.replaces});
  try {
    return revision_graph(folded(std::move(ties), journalled));
  } catch (const error& failure) {
    refuse_chain(chain_name, failure.message());
  }
}

/// The entries that the graph has, as it orders them, with what it made of labels.
std::vector<history_entry> sorted(std::vector<history_entry> entries, const revision_graph& graph) {
  std::vector<history_entry> order(graph.revisions().size());
  for (auto& entry : entries) {
    const auto* ties = graph.find(entry.revision);
    if (ties == nullptr) continue;
    auto& placed = order[static_cast<std::size_t>(ties - graph.revisions().data())];
    placed = std::move(entry);
    placed.parents = ties->parents;
    placed.depends_on = ties->depends_on;
    placed.labels = ties->labels;
  }
  return order;
}

}  // namespace

history::history(const chain& embedded, const revision_set& journalled)
    : name_(embedded.name), creations_(embedded.creations, embedded.creations_size), graph_({}) {
  auto entries = entries_of(embedded);
  squashed_ = std::ranges::any_of(entries, [](const auto& entry) { return !entry.replaces.empty(); });
  graph_ = graph_of(entries, journalled, name_);
  entries_ = sorted(std::move(entries), graph_);
}

const history_entry* history::find(std::string_view revision) const {
  const auto* found = graph_.find(revision);
  return found == nullptr ? nullptr : &entries_[static_cast<std::size_t>(found - graph_.revisions().data())];
}

const history_entry* history::find_replacing(std::string_view revision) const {
  const auto found = std::ranges::find_if(
      entries_, [&](const history_entry& entry) { return std::ranges::count(entry.replaces, revision) != 0; });
  return found == entries_.end() ? nullptr : &*found;
}

const chain_creation* history::creation_for(std::string_view dialect) const {
  const auto found = std::ranges::find(creations_, dialect, &chain_creation::dialect);
  return found == creations_.end() || found->size == 0 ? nullptr : &*found;
}

revision_order history::heads() const { return graph_.heads_of(graph_.all()); }

revision_order history::heads_of(const revision_order& applied) const {
  return graph_.heads_of({applied.begin(), applied.end()});
}

}  // namespace instar
