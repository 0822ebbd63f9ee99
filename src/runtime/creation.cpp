#include "runtime/creation.hpp"

#include <utility>

namespace instar {
namespace {

rendered_step rendered(operation change, statements sql) {
  planned_step planned{describe(change), std::move(sql)};
  return {std::move(change), std::move(planned)};
}

}  // namespace

bool can_be_created(const history& known, const revision_order& applied, const revision_order& ahead) {
  return known.has_creation() && applied.empty() && ahead.size() == known.entries().size();
}

rendered_creation render_creation(const history& known, const dialect& language) {
  auto operations = known.creation();
  auto made = language.render(operations, walking_schema({}, language.name()));
  rendered_creation ready;
  ready.schema.reserve(operations.size());
  for (std::size_t i = 0; i != operations.size(); ++i)
    ready.schema.push_back(rendered(std::move(operations[i]), std::move(made.of_each[i])));
  ready.migrations.reserve(known.entries().size());
  for (const auto& entry : known.entries()) {
    const auto& header = ready.migrations.emplace_back(entry.read_header());
    if (header.needed_when_new.empty()) continue;
    const auto steps = entry.read().upgrade;
    for (const auto number : header.needed_when_new) {
      const auto& change = steps[number - 1];
      ready.needed.push_back(
          {ready.migrations.size() - 1, rendered(change, language.render(change, made.behind.declared))});
    }
  }
  return ready;
}

}  // namespace instar
