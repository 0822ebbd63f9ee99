#include "generator/agenda.hpp"

#include <algorithm>
#include <utility>

#include "generator/sql_token.hpp"

namespace instar::generator {

resource resource::made_of(std::string_view kind, std::initializer_list<std::string_view> names) {
  resource made{std::string(kind)};
  for (const auto name : names) made.key.append(1, '\0').append(name);
  return made;
}

resource resource::of(const thing& any) {
  const auto& [kind, on, name] = any.identity;
  return made_of(any.is_table ? "table" : spelling(kind), {on, name});
}

resource resource::key_over(std::string_view table, std::vector<std::string> columns) {
  std::ranges::sort(columns);
  auto made = made_of("key", {table});
  for (const auto& column : columns) made.key.append(1, '\0').append(column);
  return made;
}

resource resource::name(std::string_view any) { return made_of("name", {folded(any)}); }

resource resource::made_of(std::string_view kind, std::string_view table, const named_values& values) {
  auto made = made_of(kind, {table});
  for (const auto& [column, value] : values) made.key.append(1, '\0').append(column).append(1, '\0').append(value);
  return made;
}

void agenda::uses_from(step one, const needs& all, const std::optional<part>& by) {
  for (const auto& any : all.firm) begun_.push_back({one, resource::of(any), by});
  for (const auto& any : all.loose) begun_.push_back({one, resource::of(any), by, true});
}

void agenda::uses_until(step one, const needs& all, const std::optional<part>& by) {
  for (const auto& any : all.firm) ended_.push_back({one, resource::of(any), by});
  for (const auto& any : all.loose) ended_.push_back({one, resource::of(any), by, true});
}

void agenda::connect(step first, step second, const use& any) {
  if (any.is_loose)
    schedule_.prefer(first, second);
  else if (any.by)
    schedule_.expect_for(*any.by, first, second);
  else
    schedule_.expect(first, second);
}

std::vector<operation> agenda::in_order() && {
  for (const auto& any : begun_) {
    const auto found = steps_of_.find(any.what);
    if (found == steps_of_.end()) continue;
    for (const auto maker : found->second.makers) connect(maker, any.one, any);
    for (const auto improver : found->second.improvers) schedule_.prefer(improver, any.one);
  }
  for (const auto& any : ended_) {
    const auto found = steps_of_.find(any.what);
    if (found == steps_of_.end()) continue;
    for (const auto taker : found->second.takers) connect(any.one, taker, any);
  }
  return std::move(schedule_).in_order();
}

}  // namespace instar::generator
