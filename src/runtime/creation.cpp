#include "runtime/creation.hpp"

#include <utility>

namespace instar {
namespace {

model made_by(const std::vector<operation>& operations) {
  model schema;
  for (const auto& change : operations) schema = instar::apply(std::move(schema), change);
  return schema;
}

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
  auto rendered_operations = language.render(operations, {});
  const auto head = made_by(operations);
  rendered_creation ready;
  for (std::size_t i = 0; i != operations.size(); ++i)
    ready.schema.push_back(rendered(std::move(operations[i]), std::move(rendered_operations[i])));
  for (const auto& entry : known.entries()) {
    const auto& text = ready.migrations.emplace_back(entry.read());
    for (const auto number : text.needed_when_new) {
      const auto& change = text.upgrade[number - 1];
      ready.needed.push_back({ready.migrations.size() - 1, rendered(change, language.render(change, head))});
    }
  }
  return ready;
}

}  // namespace instar
