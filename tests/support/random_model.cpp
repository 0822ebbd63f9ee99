#include "support/random_model.hpp"

#include <utility>

#include "support/random_elements.hpp"
#include "support/random_objects.hpp"
#include "support/random_properties.hpp"
#include "support/random_walk.hpp"
#include "support/renames.hpp"

namespace instar::testing {

void random_model::add_foreign_keys(model& schema, int most) {
  if (schema.tables.empty()) return;
  random_elements elements(random_, width_);
  for (int i = random_.below(most + 1); i > 0; --i) {
    const auto from = random_.any_of(schema.tables);
    auto with_key = elements.with_foreign_key(schema, from);
    schema.tables.erase(schema.tables.find(std::string_view(from.name)));
    schema.tables.insert(std::move(with_key));
  }
}

void random_model::add_objects(model& schema, int most) {
  random_objects objects(random_, width_);
  for (int i = random_.below(most + 1); i > 0; --i)
    if (auto any = objects.new_dependant(schema)) schema.objects.insert(*std::move(any));
}

model random_model::next(int tables) {
  model schema;
  random_objects objects(random_, width_);
  random_elements elements(random_, width_);
  for (int i = random_.below(tables + 1); i > 0; --i)
    if (auto any = objects.new_foundation(schema)) schema.objects.insert(*std::move(any));
  for (int i = random_.below(tables + 1); i > 0; --i) schema.tables.insert(elements.new_table(schema));
  add_foreign_keys(schema, tables);
  add_objects(schema, tables);
  return width_ == width::imaginary ? with_random_properties(random_, std::move(schema)) : schema;
}

changed_model random_model::next_change(int tables) { return next_change_of(next(tables)); }

changed_model random_model::next_change_of(const model& before) {
  random_walk walk(random_, width_, before);
  for (int i = random_.below(7); i > 0; --i) walk.step();
  return {before, walk.now(), renames_by(before, walk.operations()), walk.operations()};
}

}  // namespace instar::testing
