#include "runtime/replay.hpp"

#include <algorithm>
#include <utility>

#include <instar/error.hpp>

namespace instar {
namespace {

bool continues(const std::vector<std::string_view>& longer, const std::vector<std::string_view>& shorter) {
  return longer.size() >= shorter.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

/// The model before becomes the one after; the statements lead from one to the other.
rendered_step render_step(operation change, model& schema, const dialect& language) {
  model after = instar::apply(schema, change);
  planned_step planned{describe(change), language.render(change, schema, after)};
  schema = std::move(after);
  return {std::move(change), std::move(planned)};
}

}  // namespace

void replay::move_to(const std::vector<std::string_view>& applied) {
  if (!continues(applied, applied_)) {
    applied_.clear();
    schema_ = {};
  }
  for (auto i = applied_.size(); i < applied.size(); ++i) {
    for (const operation& change : known_.find(applied[i])->read().upgrade)
      schema_ = instar::apply(std::move(schema_), change);
    applied_.push_back(applied[i]);
  }
}

rendered_migration replay::render(std::string_view revision, direction way,
                                  const std::vector<std::string_view>& applied, const dialect& language) {
  move_to(applied);
  const history_entry* entry = known_.find(revision);
  rendered_migration ready{entry, entry->read(), way, {}};
  model schema = schema_;
  auto& changes = way == direction::up ? ready.text.upgrade : ready.text.downgrade;
  for (operation& change : changes) ready.steps.push_back(render_step(std::move(change), schema, language));
  return ready;
}

}  // namespace instar
