#include "core/object_reader.hpp"

#include <algorithm>
#include <utility>

#include "core/element_reader.hpp"
#include "core/property_reader.hpp"

namespace instar {
namespace {

void expect_on(const line_cursor& line, const object& any) {
  if (any.on.empty() == stands_on_another(any.kind))
    line.fail(
        "a " + std::string(spelling(any.kind)) +
        (any.on.empty() ? " stands on something: expected `on NAME`" : " stands on nothing: did not expect `on`"));
}

std::vector<std::string> read_labels(line_cursor& line) {
  std::vector<std::string> labels;
  if (line.take_exactly("()")) return labels;
  line.list("(", ")", [&] {
    auto label = line.quoted('\'');
    if (std::ranges::count(labels, label) != 0) line.fail("the label '" + label + "' stands twice");
    labels.push_back(std::move(label));
  });
  return labels;
}

}  // namespace

std::optional<object_kind> take_object_kind(line_cursor& line) {
  for (const auto kind : object_kinds)
    if (line.take(spelling(kind))) return kind;
  return std::nullopt;
}

object read_object_head(line_cursor& line, object_kind kind) {
  object any{.kind = kind, .name = line.name()};
  if (line.take("on")) any.on = line.name();
  expect_on(line, any);
  if (kind == object_kind::enumeration) any.labels = read_labels(line);
  any.properties = read_properties(line, element_of(kind));
  line.expect_end();
  return any;
}

object with_attribute(object any, line_cursor& line) {
  if (any.kind != object_kind::composite)
    line.fail("only a composite has attributes, and this is a " + std::string(spelling(any.kind)));
  line.expect("column");
  auto attribute = read_column(line);
  if (std::ranges::count(any.attributes, attribute.name, &column::name) != 0)
    line.fail("composite " + any.name + " has two attributes " + attribute.name);
  any.attributes.push_back(std::move(attribute));
  return any;
}

object read_object(line_cursor& line, object_kind kind, text_reader& lines, std::size_t indent) {
  auto any = read_object_head(line, kind);
  while (!lines.at_end() && lines.indentation() == indent) {
    auto inner = lines.next();
    any = with_attribute(std::move(any), inner);
  }
  return any;
}

}  // namespace instar
