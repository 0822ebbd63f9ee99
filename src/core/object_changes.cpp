#include <algorithm>
#include <utility>

#include <instar/snapshot.hpp>

#include "core/changes.hpp"
#include "core/reference_rename.hpp"
#include "core/refusal.hpp"
#include "core/usage.hpp"
#include "core/validity.hpp"

namespace instar {
namespace {

std::string words_for(const object_identity& any) {
  std::string words(spelling(any.kind));
  words += " " + write_name(any.name);
  return any.on.empty() ? words : words + " on " + write_name(any.on);
}

auto position_of(const object_identity& any, model& schema) {
  const auto found = schema.objects.find(any);
  if (found == schema.objects.end()) refuse("there is no " + words_for(any));
  return found;
}

void expect_no_object(const object_identity& any, const model& schema) {
  if (schema.objects.contains(any)) refuse("there is a " + words_for(any) + " already");
}

void expect_described(const object& existing, const object& described) {
  if (existing == described) return;
  refuse(words_for(identity_of(existing)) + " is not what the migration describes. It is\n" +
         write_object(existing, 0) + "and the migration describes\n" + write_object(described, 0));
}

}  // namespace

model applied(model schema, const create_object& change) {
  expect_no_object(identity_of(change.definition), schema);
  schema.objects.insert(change.definition);
  expect_valid_object(schema, change.definition);
  return schema;
}

model applied(model schema, const drop_object& change) {
  const auto found = position_of(identity_of(change.definition), schema);
  expect_described(*found, change.definition);
  if (const auto user = user_of_object(schema, *found); !user.empty())
    refuse(words_for(identity_of(*found)) + " is used by " + user + ": drop that first");
  schema.objects.erase(found);
  return schema;
}

model applied(model schema, const alter_object& change) {
  if (identity_of(change.before) != identity_of(change.after))
    refuse("alter object changes everything but what it is called: rename " + words_for(identity_of(change.before)) +
           " first");
  const auto found = position_of(identity_of(change.before), schema);
  expect_described(*found, change.before);
  schema.objects.edit(found, [&](object& any) { any = change.after; });
  expect_valid_object(schema, change.after);
  return schema;
}

model applied(model schema, const rename_object& change) {
  const auto found = position_of({change.kind, change.on, change.from}, schema);
  expect_no_object({change.kind, change.on, change.to}, schema);
  schema.objects.edit(found, [&](object& any) { any.name = change.to; });
  return with_object_references_renamed(std::move(schema), change.kind, change.from, change.to);
}

model applied(model schema, const rename_label& change) {
  const auto found = position_of({object_kind::enumeration, {}, change.enumeration}, schema);
  if (std::ranges::count(found->labels, change.from) == 0)
    refuse("enumeration " + write_name(change.enumeration) + " has no label '" + change.from + "'");
  if (std::ranges::count(found->labels, change.to) != 0)
    refuse("enumeration " + write_name(change.enumeration) + " has a label '" + change.to + "' already");
  schema.objects.edit(found, [&](object& any) { std::ranges::replace(any.labels, change.from, change.to); });
  return with_label_renamed(std::move(schema), change);
}

}  // namespace instar
