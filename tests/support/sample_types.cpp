#include "support/sample_types.hpp"

#include <algorithm>

namespace instar::testing {
namespace {

term text(std::string value) { return {term_kind::text, std::move(value)}; }
term number(std::string value) { return {term_kind::number, std::move(value)}; }

type word(std::string name) { return {.name = std::move(name)}; }
type word(std::string name, std::uint32_t parameter) {
  return {.name = std::move(name), .parameters = {parameter}, .parameter_count = 1};
}
type array(std::string name, std::uint8_t dimensions) { return {.name = std::move(name), .dimensions = dimensions}; }

const std::vector<sample_type> plain = {
    {word("boolean"), {{term_kind::boolean, "true"}, {term_kind::boolean, "false"}}},
    {word("smallint"), {number("-50"), number("0"), number("49")}},
    {word("integer"), {number("-50"), number("0"), number("49")}},
    {word("bigint"), {number("-50"), number("0"), number("5000000000")}},
    {word("double"), {number("-2"), number("0"), number("49")}},
    {word("text"), {text("open"), text("it's \\ \"so\"")}},
    {word("varchar", 40), {text("open"), text("it's \\ \"so\"")}},
    {{.name = "numeric", .parameters = {12, 3}, .parameter_count = 2}, {number("-50"), number("49")}},
    {word("timestamptz"), {text("2026-11-21 05:00:00+00"), text("2026-11-22 05:00:00+00")}},
    {word("bytes"), {}},
};

const std::vector<sample_type> portable = {
    {word("real"), {number("1.5"), number("-2")}},
    {word("date"), {text("2026-11-21"), text("2026-11-22")}},
    {word("time"), {text("05:00:00"), text("06:00:00")}},
    {word("timestamp"), {text("2026-11-21 05:00:00"), text("2026-11-22 05:00:00")}},
    {word("uuid"), {text("0b0e3f5c-7a52-4d52-9f53-3f1f0a4a9d01"), text("0b0e3f5c-7a52-4d52-9f53-3f1f0a4a9d02")}},
    {word("json"), {text("{\"a\": 1}"), text("[]")}, false},
};

const std::vector<sample_type> only_postgresql = {
    {word("numeric"), {number("1.25"), number("-1e3")}},
    {word("money"), {text("1.50"), text("2.50")}},
    {word("char", 4), {text("ab"), text("abcd")}},
    {word("timestamptz", 3), {text("2026-11-21 05:00:00.125+00"), text("2026-11-22 05:00:00+00")}},
    {word("timetz"), {text("05:00:00+00"), text("06:00:00+00")}},
    {word("interval"), {text("1 day"), text("02:00:00")}},
    {word("jsonb"), {text("{\"a\": 1}"), text("[]")}},
    {word("xml"), {}, false},
    {word("inet"), {text("10.0.0.1"), text("10.0.0.0/8")}},
    {word("cidr"), {text("10.0.0.0/8"), text("10.1.0.0/16")}},
    {word("macaddr"), {text("08:00:2b:01:02:03"), text("08:00:2b:01:02:04")}},
    {word("bit", 4), {text("1010"), text("0101")}},
    {word("varbit", 8), {text("101"), text("0")}},
    {word("point"), {text("(1,2)"), text("(3,4)")}, false},
    {word("tsvector"), {text("'cat'"), text("'dog'")}},
    {word("int4range"), {text("[1,3)"), text("empty")}},
    {word("datemultirange"), {text("{}"), text("{[2026-01-01,2026-01-03)}")}},
    {array("integer", 1), {text("{1,2}"), text("{}")}},
    {array("text", 2), {text("{{a,b},{c,d}}"), text("{}")}},
    {{.name = "pg_lsn", .raw = true}, {text("0/16B3748"), text("0/0")}},
};

const std::vector<sample_type> only_sqlite = {
    {{.name = "CLOB", .raw = true}, {text("long"), text("")}},
    {{.name = "DECIMAL(5, 2)", .raw = true}, {number("1.25"), number("0")}},
};

std::vector<sample_type> together(std::initializer_list<const std::vector<sample_type>*> lists) {
  std::vector<sample_type> all;
  for (const auto* list : lists) all.insert(all.end(), list->begin(), list->end());
  return all;
}

sample_type sample_of_declared(const type& any, const model& schema) {
  sample_type sample{any, {}, any.dimensions == 0};
  if (any.dimensions != 0) return sample;
  if (const auto* enumeration = schema.find_object(object_kind::enumeration, any.name)) {
    for (const auto& label : enumeration->labels) sample.values.push_back(text(label));
  } else if (schema.find_object(object_kind::domain, any.name) != nullptr) {
    sample.values = {number("1"), number("2")};
  }
  return sample;
}

}  // namespace

const std::vector<sample_type>& sample_types(width of) {
  static const auto for_both = together({&plain, &portable});
  static const auto for_sqlite = together({&plain, &portable, &only_sqlite});
  static const auto for_postgresql = together({&plain, &portable, &only_postgresql});
  switch (of) {
    case width::plain: return plain;
    case width::portable: return for_both;
    case width::sqlite: return for_sqlite;
    case width::postgresql:
    case width::imaginary: return for_postgresql;
  }
  return plain;
}

sample_type sample_of(const type& any, const model& schema) {
  if (any.declared) return sample_of_declared(any, schema);
  for (const auto of : {width::postgresql, width::sqlite}) {
    const auto& all = sample_types(of);
    const auto found = std::ranges::find(all, any, &sample_type::type);
    if (found != all.end()) return *found;
  }
  return {any, {}, false};
}

bool is_text(const type& any) {
  return !any.raw && !any.declared && any.dimensions == 0 &&
         (any.name == "text" || any.name == "varchar" || any.name == "char");
}

}  // namespace instar::testing
