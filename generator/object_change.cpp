#include "generator/object_change.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/mention.hpp"
#include "generator/sql_token.hpp"
#include "generator/table_change.hpp"

namespace instar::generator {
namespace {

bool differ(const object& before, const object& after, std::string_view word) {
  return said(before.properties, word) != said(after.properties, word);
}

/// The part of a query that says which columns it has: up to its condition.
std::vector<sql_token> columns_and_sources(std::string_view query) {
  constexpr std::array<std::string_view, 5> ends{"where", "group", "having", "order", "limit"};
  auto tokens = tokens_of(query);
  std::size_t depth = 0;
  const auto ends_it = [&](const sql_token& one) {
    if (one.is_sign('(')) ++depth;
    if (one.is_sign(')')) --depth;
    return depth == 0 && std::ranges::any_of(ends, [&](std::string_view word) { return one.is_word(word); });
  };
  tokens.erase(std::ranges::find_if(tokens, ends_it), tokens.end());
  return tokens;
}

bool combines_queries(std::string_view query) {
  const auto all = mentions_in(query);
  return all.has("union") || all.has("intersect") || all.has("except");
}

bool has_same_columns(const property& old, const property& now) {
  if (old == now) return true;
  const std::string_view before = old.value.text, after = now.value.text;
  return old.dialect == now.dialect && !combines_queries(before) && !combines_queries(after) &&
         columns_and_sources(before) == columns_and_sources(after);
}

/// Whether a view gets other columns, or might.
bool changes_columns(const object& before, const object& after) {
  return !std::ranges::equal(said(before.properties, "definition"), said(after.properties, "definition"),
                             has_same_columns);
}

bool changes_signature(const object& before, const object& after) {
  return differ(before, after, "arguments") || differ(before, after, "returns");
}

/// Whether the old labels are all there, in their order; new ones may stand between them.
bool keeps_labels(const object& before, const object& after) {
  auto rest = std::span(after.labels);
  for (const auto& label : before.labels) {
    const auto found = std::ranges::find(rest, label);
    if (found == rest.end()) return false;
    rest = rest.subspan(static_cast<std::size_t>(found - rest.begin()) + 1);
  }
  return true;
}

/// Whether the old attributes are all there, of their types.
bool keeps_attributes(const object& before, const object& after) {
  return std::ranges::all_of(before.attributes, [&](const column& old) {
    return std::ranges::any_of(after.attributes,
                               [&](const column& now) { return now.name == old.name && now.type == old.type; });
  });
}

}  // namespace

bool is_routine(object_kind kind) { return kind == object_kind::function || kind == object_kind::procedure; }

bool can_be_made_anew(object_kind kind) {
  switch (kind) {
    case object_kind::function:
    case object_kind::procedure:
    case object_kind::view:
    case object_kind::materialized_view:
    case object_kind::trigger:
    case object_kind::policy:
    case object_kind::grant:
    case object_kind::custom: return true;
    default: return false;
  }
}

bool is_replaced(const object& before, const object& after) {
  switch (before.kind) {
    case object_kind::function:
    case object_kind::procedure: return changes_signature(before, after);
    case object_kind::view: return changes_columns(before, after);
    case object_kind::materialized_view: return differ(before, after, "definition");
    case object_kind::custom: return differ(before, after, "create");
    default: return false;
  }
}

bool makes_values_anew(const object& before, const object& after) {
  switch (before.kind) {
    case object_kind::enumeration: return !keeps_labels(before, after);
    case object_kind::domain: return differ(before, after, "type") || differ(before, after, "collation");
    case object_kind::composite: return !keeps_attributes(before, after);
    default: return false;
  }
}

}  // namespace instar::generator
