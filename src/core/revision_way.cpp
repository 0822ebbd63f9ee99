#include <algorithm>

#include <instar/error.hpp>
#include <instar/revision_symbol.hpp>

#include "core/symbol_location.hpp"

namespace instar {
namespace {

bool contains_all(const revision_set& whole, const revision_set& part) { return std::ranges::includes(whole, part); }

revision_set minus(revision_set from, const revision_set& what) {
  std::erase_if(from, [&](auto revision) { return what.contains(revision); });
  return from;
}

revision_set common(revision_set one, const revision_set& other) {
  std::erase_if(one, [&](auto revision) { return !other.contains(revision); });
  return one;
}

/// The revisions that symbols stand for, and the branch that they name.
struct end_of_way {
  std::string_view branch;
  revision_set revisions;
};

end_of_way locate_end(const revision_graph& graph, const std::vector<std::string>& symbols,
                      const revision_order& applied) {
  end_of_way end;
  for (const auto& symbol : symbols) {
    const auto found = locate(graph, symbol, applied);
    if (!found.branch.empty()) end.branch = found.branch;
    end.revisions.insert(found.revisions.begin(), found.revisions.end());
  }
  return end;
}

/// A mistake is more likely than the wish to say the same twice.
void require_apart(const revision_graph& graph, const revision_set& revisions) {
  for (const auto& each : revisions)
    for (const auto& other : revisions)
      if (each != other && graph.ancestry({each}).contains(other))
        refuse_symbol(other, "is named beside " + std::string(each) + ", which comes after it. Name one of the two");
}

bool any_counts_from_applied(const std::vector<std::string>& symbols) {
  return std::ranges::any_of(symbols, counts_from_applied);
}

/// One end may be counted from the other.
std::pair<end_of_way, end_of_way> locate_ends(const revision_graph& graph, const std::vector<std::string>& upper,
                                              const std::vector<std::string>& lower, const revision_order& applied) {
  const auto seen_from = [&](const end_of_way& end) { return graph.in_order(graph.ancestry(end.revisions)); };
  if (any_counts_from_applied(lower)) {
    auto above = locate_end(graph, upper, applied);
    auto below = locate_end(graph, lower, seen_from(above));
    return {std::move(above), std::move(below)};
  }
  auto below = locate_end(graph, lower, applied);
  auto above = locate_end(graph, upper, any_counts_from_applied(upper) ? seen_from(below) : applied);
  return {std::move(above), std::move(below)};
}

revision_set way_between(const revision_graph& graph, end_of_way above, const end_of_way& below, extent reach) {
  if (!below.branch.empty()) above.revisions = common(above.revisions, graph.lineage(below.branch));
  require_apart(graph, above.revisions);
  require_apart(graph, below.revisions);
  const auto needed = graph.ancestry(above.revisions);
  if (!reach.whole && !contains_all(needed, below.revisions))
    refuse_symbol(*below.revisions.begin(), "is not below the other end of the range");
  auto way = minus(needed, graph.ancestry(below.revisions));
  if (reach.inclusive) way.insert(below.revisions.begin(), below.revisions.end());
  if (reach.whole || below.revisions.empty()) return way;
  return common(std::move(way), graph.progeny(below.revisions, ties::parents));
}

/// Where a way down begins: what has to be undone first of all follows from these.
revision_set first_to_go(const revision_graph& graph, const location& target, bool inclusive) {
  revision_order roots;
  if (target.revisions.empty())
    roots = graph.bases();
  else if (inclusive)
    roots = target.revisions;
  else
    roots = graph.children(target.revisions.front());
  revision_set first(roots.begin(), roots.end());
  return target.branch.empty() || first.size() < 2 ? first : common(std::move(first), graph.lineage(target.branch));
}

bool leads_up(std::string_view symbol) { return counts_from_applied(symbol) && symbol.find('+') != symbol.npos; }
bool leads_down(std::string_view symbol) { return counts_from_applied(symbol) && !leads_up(symbol); }

}  // namespace

revision_set way_up(const revision_graph& graph, const std::vector<std::string>& upper,
                    const std::vector<std::string>& lower, extent reach) {
  auto [above, below] = locate_ends(graph, upper, lower, {});
  return way_between(graph, std::move(above), below, reach);
}

revision_set missing(const revision_graph& graph, const std::vector<std::string>& targets,
                     const revision_order& applied) {
  for (const auto& target : targets)
    if (leads_down(target)) refuse_symbol(target, "leads back, which is a downgrade");
  const auto end = locate_end(graph, targets, applied);
  require_apart(graph, end.revisions);
  return minus(graph.ancestry(end.revisions), {applied.begin(), applied.end()});
}

revision_set way_down(const revision_graph& graph, const revision_order& applied, std::string_view target,
                      extent reach) {
  if (leads_up(target)) refuse_symbol(target, "leads on, which is an upgrade");
  const auto end = locate(graph, target, applied);
  if (end.revisions.size() > 1) refuse_symbol(target, "stands for several revisions. Name one of them");
  const revision_set active(applied.begin(), applied.end());
  if (!end.revisions.empty() && !active.contains(end.revisions.front()))
    refuse_symbol(target, "is not applied, so there is no way back to it");
  const auto first = first_to_go(graph, end, reach.inclusive);
  auto way = common(graph.progeny(first), active);
  if (reach.whole) way.merge(minus(active, graph.ancestry(first)));
  return way;
}

revision_set stamped(const revision_graph& graph, const std::vector<std::string>& targets,
                     const revision_order& applied) {
  const auto heads = graph.position_of(applied);
  revision_set kept(heads.begin(), heads.end());
  for (const auto& target : targets) {
    const auto end = locate(graph, target, applied);
    const revision_set revisions(end.revisions.begin(), end.revisions.end());
    if (!revisions.empty())
      kept = minus(std::move(kept), graph.progeny(revisions));
    else if (end.branch.empty())
      kept.clear();
    else
      kept = minus(std::move(kept), graph.lineage(end.branch));
    kept.insert(revisions.begin(), revisions.end());
  }
  return graph.ancestry(kept);
}

revision_set range(const revision_graph& graph, std::string_view range, const revision_order& applied) {
  if (range.empty()) return graph.all();
  const auto colon = range.find(':');
  if (colon == range.npos || range.find(':', colon + 1) != range.npos)
    refuse_symbol(range, "is no range. Write a:b, a: or :b");
  const auto end_or = [](std::string_view text, const char* other) { return std::string(text.empty() ? other : text); };
  const auto lower = end_or(range.substr(0, colon), "base");
  const auto upper = end_or(range.substr(colon + 1), "heads");
  auto [above, below] = locate_ends(graph, {upper}, {lower}, applied);
  return way_between(graph, std::move(above), below, {.inclusive = true});
}

}  // namespace instar
