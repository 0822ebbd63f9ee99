#include "introspection/postgresql_alignment.hpp"

#include <string>
#include <utility>
#include <variant>

#include "dialects/sql_token.hpp"

namespace instar {
namespace {

/// SQL that says `now()` wherever it means the time that the transaction began at.
std::string settled(const std::string& sql) {
  std::string text;
  std::size_t done = 0;
  const auto all = tokens_of(sql, sql_language::postgresql);
  for (std::size_t i = 0; i != all.size(); ++i) {
    const bool is_of_a_schema = i != 0 && all[i - 1].is_sign(".");
    if (all[i].what != sql_token::kind::word || is_of_a_schema) continue;
    const bool is_called = i + 1 != all.size() && all[i + 1].is_sign("(");
    // In small letters it is the name of a column.
    const bool is_keyword = all[i].text == "CURRENT_TIMESTAMP" && !is_called;
    if (!is_keyword && !(all[i].text == "transaction_timestamp" && is_called)) continue;
    text += sql.substr(done, all[i].begin - done) + (is_keyword ? "now()" : "now");
    done = all[i].end;
  }
  return text + sql.substr(done);
}

properties settled(const properties& all) {
  properties result;
  for (property one : all) {
    // Other texts are no SQL: a comment, a name.
    if (one.value.kind == term_kind::expression || one.name == "definition") one.value.text = settled(one.value.text);
    result.add(std::move(one));
  }
  return result;
}

column settled(column any) {
  if (any.default_value.kind == term_kind::expression) any.default_value.text = settled(any.default_value.text);
  any.properties = settled(any.properties);
  return any;
}

template <class Keyed>
void settle_keys(Keyed& any) {
  any.where = settled(any.where);
  for (auto& key : any.keys) key.expression = settled(key.expression);
}

constraint settled(constraint any) {
  if (auto* one = std::get_if<check>(&any)) one->expression = settled(one->expression);
  if (auto* one = std::get_if<exclude>(&any)) settle_keys(*one);
  return any;
}

index settled(index any) {
  settle_keys(any);
  return any;
}

object settled(object any) {
  any.properties = settled(any.properties);
  return any;
}

/// The elements of a set, those that are the same but for such words as they are in the other.
template <class Elements>
Elements aligned(const Elements& all, const Elements& others) {
  Elements result;
  for (const auto& any : all) {
    const auto same = others.find(any);
    result.insert(same != others.end() && settled(*same) == settled(any) ? *same : any);
  }
  return result;
}

}  // namespace

model aligned_in_postgresql(const model& any, const model& other) {
  model result{.tables = any.tables, .objects = aligned(any.objects, other.objects)};
  result.tables.edit_all([&](table& one) {
    const auto* same = other.find_table(one.name);
    if (same == nullptr) return;
    for (auto& each : one.columns)
      if (const auto* there = same->find_column(each.name); there != nullptr && settled(*there) == settled(each))
        each = *there;
    one.constraints = aligned(one.constraints, same->constraints);
    one.indexes = aligned(one.indexes, same->indexes);
  });
  return result;
}

}  // namespace instar
