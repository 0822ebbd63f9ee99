#include <instar/history.hpp>

#include <algorithm>
#include <string>

#include <instar/error.hpp>
#include <instar/revision_squash.hpp>

#include "runtime/history_entry.hpp"

namespace instar {
namespace {

std::vector<revision_ties> ties_in(const chain& embedded) {
  std::vector<revision_ties> ties;
  ties.reserve(embedded.size);
  for (const chain_entry& entry : embedded) ties.push_back(ties_of(entry, embedded.name));
  return ties;
}

revision_graph graph_of(std::vector<revision_ties> ties, const revision_set& journalled, std::string_view chain_name) {
  try {
    return revision_graph(folded(std::move(ties), journalled));
  } catch (const error& failure) {
    refuse_chain(chain_name, failure.message());
  }
}

}  // namespace

history::history(const chain& embedded, const revision_set& journalled)
    : name_(embedded.name), creations_(embedded.creations, embedded.creations_size) {
  auto ties = ties_in(embedded);
  squashed_ = std::ranges::any_of(ties, [](const auto& each) { return !each.replaces.empty(); });
  revision_order revisions;
  revisions.reserve(ties.size());
  for (const auto& each : ties) revisions.push_back(each.revision);
  graph_ = std::make_unique<const revision_graph>(graph_of(std::move(ties), journalled, name_));
  entries_.resize(graph_->revisions().size());
  for (std::size_t i = 0; i != revisions.size(); ++i)
    if (const auto place = graph_->find(revisions[i]))
      entries_[*place] = {revisions[i], graph_.get(), embedded.entries + i};
}

const history_entry* history::find(std::string_view revision) const {
  const auto place = graph_->find(revision);
  return place ? &entries_[*place] : nullptr;
}

const history_entry* history::find_replacing(std::string_view revision) const {
  const auto found = std::ranges::find_if(
      entries_, [&](const history_entry& entry) { return std::ranges::count(entry.replaces(), revision) != 0; });
  return found == entries_.end() ? nullptr : &*found;
}

const chain_creation* history::creation_for(std::string_view dialect) const {
  const auto found = std::ranges::find(creations_, dialect, &chain_creation::dialect);
  return found == creations_.end() || found->size == 0 ? nullptr : &*found;
}

revision_order history::heads() const { return graph_->tips(); }

revision_order history::heads_of(const revision_order& applied) const { return graph_->position_of(applied); }

}  // namespace instar
