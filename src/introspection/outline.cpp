#include "introspection/outline.hpp"

#include <algorithm>

namespace instar {
namespace {

table outline_of(const table& any) {
  table outline{.name = any.name};
  for (const auto& one : any.columns)
    outline.columns.push_back({.name = one.name, .type = one.type, .not_null = one.not_null || one.identity});
  for (constraint one : any.constraints) {
    std::visit([](auto& some) { some.properties = {}; }, one);
    if (auto* condition = std::get_if<check>(&one)) condition->expression.clear();
    if (auto* excluding = std::get_if<exclude>(&one)) *excluding = {.name = excluding->name};
    outline.constraints.insert(std::move(one));
  }
  for (const auto& one : any.indexes) outline.indexes.insert({.name = one.name, .unique = one.unique});
  return outline;
}

/// Rights, extensions and a user's own SQL are not told by their names alone.
bool has_outline(const object& any) {
  return any.kind != object_kind::grant && any.kind != object_kind::extension && any.kind != object_kind::custom &&
         any.kind != object_kind::schema;
}

}  // namespace

model outline_of(const model& any) {
  model outline;
  for (const auto& one : any.tables) outline.tables.insert(outline_of(one));
  for (const auto& one : any.objects)
    if (has_outline(one)) outline.objects.insert({.kind = one.kind, .name = one.name, .on = one.on});
  return outline;
}

}  // namespace instar
