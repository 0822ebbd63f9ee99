#include <instar/snapshot.hpp>

#include <algorithm>
#include <utility>

#include "core/element_reader.hpp"
#include "core/object_reader.hpp"
#include "core/validity.hpp"

namespace instar {
namespace {

constexpr std::string_view header = "instar snapshot 1";
constexpr std::size_t indent = 2;

table in_canonical_order(table any) {
  std::ranges::sort(any.columns, {}, &column::name);
  std::ranges::sort(any.rows);
  return any;
}

/// Reads a table or an object, whichever its first line says, into the model.
model with_block(model schema, text_reader& lines) {
  auto line = lines.next();
  if (line.take("table")) {
    if (!schema.tables.insert(read_table(line, lines, indent)).second) line.fail("a table of this name stands above");
  } else if (const auto kind = take_object_kind(line)) {
    if (!schema.objects.insert(read_object(line, *kind, lines, indent)).second)
      line.fail("an object of this kind and name stands above");
  } else {
    line.fail("expected `table`, a kind of object (`view`, `enumeration`, ...) or `end`");
  }
  return schema;
}

}  // namespace

std::string write_snapshot(const model& schema) {
  std::string text{header};
  text += '\n';
  if (!schema.objects.empty()) text += '\n';
  for (const auto& any : schema.objects) text += write_object(any, 0);
  for (const auto& any : schema.tables)
    text += "\ntable " + write_table_head(any) + "\n" + write_table_body(in_canonical_order(any), indent);
  text += "\nend\n";
  return text;
}

model read_snapshot(std::string_view text, std::string_view file) {
  text_reader lines(text, file);
  if (lines.at_end()) lines.fail("the file is empty: expected `" + std::string(header) + "`");
  auto first = lines.next();
  first.expect(header);
  first.expect_end();
  model schema;
  for (lines.skip_blank_lines(); !lines.peek().take("end"); lines.skip_blank_lines())
    schema = with_block(std::move(schema), lines);
  auto last = lines.next();
  last.expect("end");
  last.expect_end();
  if (!lines.at_end()) lines.fail("did not expect anything after `end`");
  expect_valid(schema, file);
  return schema;
}

}  // namespace instar
