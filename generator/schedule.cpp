#include "generator/schedule.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace instar::generator {
namespace {

constexpr std::string_view owned_by = "owned_by";

bool creates(const operation& any) {
  return std::holds_alternative<create_table>(any) || std::holds_alternative<create_object>(any);
}

table& table_in(operation& any) {
  auto* created = std::get_if<create_table>(&any);
  return created != nullptr ? created->definition : std::get<drop_table>(any).definition;
}

object& object_in(operation& any) {
  auto* created = std::get_if<create_object>(&any);
  return created != nullptr ? created->definition : std::get<drop_object>(any).definition;
}

/// Takes a part out of what an operation creates or drops; the result is the operation that adds it afterwards, or
/// drops it before.
operation split_off(operation& whole, const part& any) {
  const bool adds = creates(whole);
  if (any.what == part::kind::owner) {
    object& sequence = object_in(whole);
    const object owned = sequence;
    sequence.properties.remove(owned_by);
    return adds ? alter_object{sequence, owned} : alter_object{owned, sequence};
  }
  table& its_table = table_in(whole);
  if (any.what == part::kind::constraint) {
    const auto one = its_table.constraints.take(its_table.constraints.find(std::string_view(any.name)));
    return adds ? operation(add_constraint{its_table.name, one}) : drop_constraint{its_table.name, one};
  }
  const auto one = its_table.indexes.take(its_table.indexes.find(std::string_view(any.name)));
  return adds ? operation(create_index{its_table.name, one}) : drop_index{its_table.name, one};
}

}  // namespace

/// Goes through the steps as they become free.
class schedule::run {
 public:
  explicit run(const schedule& all) : all_(all) {
    for (step one = 0; one != all.nodes_.size(); ++one) look_at(one);
  }

  [[nodiscard]] bool is_stuck() const { return free_.empty() && done_count_ != all_.nodes_.size(); }
  [[nodiscard]] bool is_over() const { return free_.empty() && done_count_ == all_.nodes_.size(); }

  /// The next step: of those that are free one of the earliest phase, of these the one that was added first.
  step next() {
    const step one = free_.extract(free_.begin()).value().second;
    done_[one] = true;
    ++done_count_;
    for (const auto edge : all_.nodes_[one].out)
      if (const auto& [first, second, needing, how, gone] = all_.edges_[edge]; !gone && --waits_[second] == 0)
        free_.insert({all_.nodes_[second].when, second});
    return one;
  }

  /// What a step waits for may have changed, or it may be a new one.
  void look_at(step one) {
    waits_.resize(all_.nodes_.size());
    done_.resize(all_.nodes_.size());
    waits_[one] = static_cast<std::size_t>(
        std::ranges::count_if(all_.nodes_[one].in, [this](std::size_t edge) { return is_open(edge); }));
    if (waits_[one] == 0 && !done_[one]) free_.insert({all_.nodes_[one].when, one});
  }

  /// The edges of a ring among the steps that are left when it is stuck. Every one of them waits for another, so
  /// whoever goes from one to what it waits for comes back in the end to where he has been.
  [[nodiscard]] std::vector<std::size_t> ring() {
    while (done_[first_left_]) ++first_left_;
    std::vector<std::size_t> path;
    std::set<step> seen;
    step at = first_left_;
    while (seen.insert(at).second) {
      const auto& in = all_.nodes_[at].in;
      path.push_back(*std::ranges::find_if(in, [this](std::size_t edge) { return is_open(edge); }));
      at = all_.edges_[path.back()].first;
    }
    // What leads to the ring is no part of it.
    const auto begin = std::ranges::find(path, at, [this](std::size_t edge) { return all_.edges_[edge].second; });
    return {begin, path.end()};
  }

 private:
  [[nodiscard]] bool is_open(std::size_t edge) const {
    return !all_.edges_[edge].gone && !done_[all_.edges_[edge].first];
  }

  const schedule& all_;
  std::vector<std::size_t> waits_;
  std::vector<bool> done_;
  std::set<std::pair<phase, step>> free_;
  std::size_t done_count_ = 0;
  step first_left_ = 0;
};

schedule::step schedule::add(phase when, operation change) {
  nodes_.push_back({when, std::move(change), {}, {}});
  return nodes_.size() - 1;
}

void schedule::wait(step first, step second, const part& needing, strength how) {
  if (first == second) return;
  nodes_[first].out.push_back(edges_.size());
  nodes_[second].in.push_back(edges_.size());
  edges_.push_back({first, second, needing, how});
}

std::vector<operation> schedule::in_order() && {
  open_rings();
  std::vector<operation> ordered;
  ordered.reserve(nodes_.size());
  for (run through(*this); !through.is_over();) ordered.push_back(std::move(nodes_[through.next()].change));
  return ordered;
}

void schedule::open_rings() {
  for (run through(*this); !through.is_over();)
    if (!through.is_stuck())
      through.next();
    else
      for (const step one : cut(edge_to_cut(through.ring()))) through.look_at(one);
}

std::size_t schedule::edge_to_cut(const std::vector<std::size_t>& ring) const {
  return *std::ranges::min_element(ring, [this](std::size_t left, std::size_t right) {
    const edge &one = edges_[left], &other = edges_[right];
    return one.how != other.how ? one.how < other.how : whole_of(one) > whole_of(other);
  });
}

/// The step that has the part: the one that creates the whole, or drops it.
schedule::step schedule::whole_of(const edge& any) const {
  return any.how == strength::divisible && !creates(nodes_[any.second].change) ? any.first : any.second;
}

/// The steps for which something has changed.
std::vector<schedule::step> schedule::cut(std::size_t which) {
  const edge between = edges_[which];
  if (between.how == strength::divisible) return divide(between);
  edges_[which].gone = true;
  return {between.second};
}

std::vector<schedule::step> schedule::divide(const edge& between) {
  const step whole = whole_of(between);
  const bool adds = whole == between.second;
  const step alone =
      add(adds ? phase::add_foreign_keys : phase::drop_foreign_keys, split_off(nodes_[whole].change, between.needing));
  std::vector<step> changed{whole, alone};
  // What waited for the whole because of the part, or the whole that waited, has to do only with the part now.
  const auto edges = adds ? nodes_[whole].in : nodes_[whole].out;
  for (const auto which : edges) {
    const edge one = edges_[which];
    if (one.gone || one.how != strength::divisible || one.needing != between.needing) continue;
    if (adds)
      expect(one.first, alone);
    else
      expect(alone, one.second);
    edges_[which].gone = true;
    changed.push_back(one.second);
  }
  if (adds)
    expect(whole, alone);
  else
    expect(alone, whole);
  return changed;
}

}  // namespace instar::generator
