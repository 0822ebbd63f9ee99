#include <instar/snapshot.hpp>

#include <algorithm>
#include <utility>

#include <instar/vocabulary/canonical_text.hpp>

#include "core/canonical_string.hpp"
#include "core/text_reader.hpp"
#include "core/validity.hpp"

namespace instar {
namespace {

constexpr std::string_view header = "instar snapshot 1";

void write_constraint(canonical_string& out, const primary_key& key) { canonical::write_primary_key(out, key); }
void write_constraint(canonical_string& out, const unique& one) { canonical::write_unique(out, one); }
void write_constraint(canonical_string& out, const foreign_key& key) { canonical::write_foreign_key(out, key); }
void write_constraint(canonical_string& out, const check& one) { canonical::write_check(out, one); }

std::string table_line(line_cursor line) {
  line.expect("table");
  auto name = line.name();
  line.expect_end();
  return name;
}

/// A table frame's hints, which may stand anywhere in its body.
bool take_hint(line_cursor line, const std::string& table, std::vector<rename_hint>& hints) {
  if (line.take("renamed table")) {
    hints.push_back({table, {}, line.name()});
  } else if (line.take("renamed column")) {
    auto from = line.name();
    line.expect("to");
    hints.push_back({table, line.name(), std::move(from)});
  } else {
    return false;
  }
  line.expect_end();
  return true;
}

}  // namespace

std::string write_name(std::string_view name) {
  canonical_string out;
  canonical::write_name(out, name);
  return std::move(out.text);
}

std::string write_line(const column& any) {
  canonical_string out{"column "};
  canonical::write_column(out, any);
  return std::move(out.text);
}

std::string write_line(const constraint& any) {
  canonical_string out;
  std::visit([&](const auto& one) { write_constraint(out, one); }, any);
  return std::move(out.text);
}

std::string write_line(const index& any) {
  canonical_string out{"index "};
  canonical::write_index(out, any);
  return std::move(out.text);
}

std::string write_table_body(const table& any, std::size_t indent) {
  std::string text;
  const auto add = [&](const auto& element) { text.append(indent, ' ').append(write_line(element)) += '\n'; };
  std::ranges::for_each(any.columns, add);
  std::ranges::for_each(any.constraints, add);
  std::ranges::for_each(any.indexes, add);
  return text;
}

std::string write_snapshot(const model& schema) {
  std::string text{header};
  text += '\n';
  for (auto any : schema.tables) {
    std::ranges::sort(any.columns, {}, &column::name);
    text += "\ntable " + write_name(any.name) + "\n" + write_table_body(any, 2);
  }
  return text += "\nend\n";
}

model read_snapshot(std::string_view text, std::string_view file) {
  text_reader lines(text, file);
  if (lines.at_end()) lines.fail("the file is empty: expected `" + std::string(header) + "`");
  auto first = lines.next();
  first.expect(header);
  first.expect_end();
  model schema;
  for (lines.skip_blank_lines(); !lines.peek().take("end"); lines.skip_blank_lines()) {
    auto line = lines.next();
    auto any = read_table_body(lines, {.name = table_line(line)}, 2);
    if (!schema.tables.insert(std::move(any)).second) line.fail("a table of this name stands above");
  }
  auto last = lines.next();
  last.expect("end");
  last.expect_end();
  if (!lines.at_end()) lines.fail("did not expect anything after `end`");
  expect_valid(schema, file);
  return schema;
}

declaration read_declaration(const std::vector<std::string_view>& tables, std::string_view file) {
  declaration declared;
  for (const auto text : tables) {
    text_reader lines(text, file);
    auto line = lines.next();
    table any{.name = table_line(line)};
    while (!lines.at_end()) {
      auto element = lines.next();
      if (!take_hint(element, any.name, declared.hints)) any = with_element(std::move(any), element);
    }
    if (!declared.schema.tables.insert(std::move(any)).second) line.fail("the schema declares two tables of this name");
  }
  expect_valid(declared.schema, file);
  return declared;
}

}  // namespace instar
