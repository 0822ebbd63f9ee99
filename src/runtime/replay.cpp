#include "runtime/replay.hpp"

#include <algorithm>
#include <utility>

#include <instar/error.hpp>

namespace instar {
namespace {

bool continues(const std::vector<std::string_view>& longer, const std::vector<std::string_view>& shorter) {
  return longer.size() >= shorter.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

/// Whether a step needs transactions of its own, or none. What has nothing to say to this database needs nothing.
bool is_apart(const operation& change, const statements& rendered) {
  if (const auto* function = std::get_if<run>(&change)) return function->outside_transaction;
  if (std::holds_alternative<commit_here>(change)) return true;
  if (std::holds_alternative<backfill>(change)) return !rendered.empty();
  return std::ranges::any_of(rendered, &statement::outside_transaction);
}

}  // namespace

bool rendered_migration::is_whole() const {
  return std::ranges::none_of(steps, [](const rendered_step& step) { return step.planned.apart; });
}

void replay::apply_all(const std::vector<operation>& changes) {
  for (const operation& change : changes) schema_.declared = instar::apply(std::move(schema_.declared), change);
  seen_by_ = nullptr;
}

/// Back over what was undone last, where there is a way: the build has proved that it restores the schema.
bool replay::step_back_to(const std::vector<std::string_view>& applied) {
  if (!continues(applied_, applied)) return false;
  while (applied_.size() > applied.size()) {
    const auto text = known_.find(applied_.back())->read();
    if (text.irreversible) return false;
    apply_all(text.downgrade);
    applied_.pop_back();
  }
  return true;
}

void replay::move_to(const std::vector<std::string_view>& applied) {
  if (!continues(applied, applied_) && !step_back_to(applied)) {
    applied_.clear();
    schema_ = {};
    seen_by_ = nullptr;
  }
  for (auto i = applied_.size(); i < applied.size(); ++i) {
    apply_all(known_.find(applied[i])->read().upgrade);
    applied_.push_back(applied[i]);
  }
}

/// A migration that is undone before others that came after it leaves models of which the replay knows no order.
void replay::stand_behind(std::string_view revision, direction way, std::vector<std::string_view> applied,
                          walking_schema schema) {
  if (way == direction::up)
    applied.push_back(revision);
  else if (applied.back() == revision)
    applied.pop_back();
  else
    return;
  applied_ = std::move(applied);
  schema_ = std::move(schema);
}

/// An exception leaves the replay at its beginning.
rendered_migration replay::render(std::string_view revision, direction way,
                                  const std::vector<std::string_view>& applied, const dialect& language) {
  move_to(applied);
  const history_entry* entry = known_.find(revision);
  rendered_migration ready{entry, entry->read(), way, {}};
  auto& changes = way == direction::up ? ready.text.upgrade : ready.text.downgrade;
  auto before = std::exchange(applied_, {});
  auto schema = std::exchange(schema_, {});
  if (std::exchange(seen_by_, &language) != &language) schema = {std::move(schema.declared), language.name()};
  auto [rendered, behind] = language.render(changes, std::move(schema));
  stand_behind(revision, way, std::move(before), std::move(behind));
  for (std::size_t i = 0; i != changes.size(); ++i) {
    const bool apart = is_apart(changes[i], rendered[i]);
    planned_step planned{describe(changes[i]), std::move(rendered[i]), apart};
    ready.steps.push_back({std::move(changes[i]), std::move(planned)});
  }
  return ready;
}

}  // namespace instar
