#include "generator/schema_change.hpp"

#include <algorithm>

namespace instar::generator {

schema_change::schema_change(const model& from, const model& to)
    : before(from), after(to), needed_before(from), needed_after(to) {
  for (const auto& any : from.tables)
    if (to.find_table(any.name) == nullptr) dropped_tables.push_back(&any);
  for (const auto& any : to.tables) {
    const auto* old = from.find_table(any.name);
    if (old == nullptr)
      added_tables.push_back(&any);
    else if (*old != any)
      tables.try_emplace(any.name, *old, any);
  }
  for (const auto& any : from.objects)
    if (!to.objects.contains(any)) dropped_objects.push_back(&any);
  for (const auto& any : to.objects) {
    const auto old = from.objects.find(any);
    if (old == from.objects.end())
      added_objects.push_back(&any);
    else if (*old != any)
      altered_objects.emplace_back(&*old, &any);
  }
}

bool schema_change::is_made_anew(const type& any) const {
  return any.declared &&
         std::ranges::any_of(types_anew, [&](const thing& one) { return one.identity.name == any.name; });
}

table_change& schema_change::change_of(const table& any) {
  return tables.try_emplace(any.name, *before.find_table(any.name), *after.find_table(any.name)).first->second;
}

}  // namespace instar::generator
