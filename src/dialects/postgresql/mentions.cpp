#include "dialects/postgresql/mentions.hpp"

#include <initializer_list>
#include <string_view>

#include "dialects/postgresql/names.hpp"

namespace instar::postgresql_sql {

std::string text_of(const object& any) {
  std::string text;
  const auto add = [&](std::initializer_list<std::string_view> names) {
    for (const auto name : names)
      if (any.properties.has(name)) text += " " + std::string(any.properties.text(name));
  };
  add({"requires", "arguments", "returns", "using", "with_check", "create"});
  const bool is_routine = any.kind == object_kind::function || any.kind == object_kind::procedure;
  if (!is_routine || is_bound(any)) add({"definition"});
  return text;
}

bool is_bound(const object& routine) {
  const auto definition = routine.properties.text("definition");
  const auto head = definition.substr(0, definition.find_first_of("$'"));
  return mentions(head, "atomic") || mentions(head, "return");
}

bool depends_on(const object& any, const object& other) {
  switch (any.kind) {
    case object_kind::view:
    case object_kind::materialized_view:
    case object_kind::function:
    case object_kind::procedure:
    case object_kind::trigger:
    case object_kind::policy:
    case object_kind::custom: return mentions(text_of(any), other.name);
    default: return false;
  }
}

}  // namespace instar::postgresql_sql
