#include "core/element_reader.hpp"

#include <algorithm>
#include <utility>

#include "core/property_reader.hpp"

namespace instar {
namespace {

constexpr std::uint8_t most_dimensions = 6;

type read_base_type(line_cursor& line) {
  if (line.next_is('`')) return {.name = line.quoted('`'), .raw = true};
  if (line.next_is('"')) return {.name = line.quoted('"'), .declared = true};
  type any{.name = line.bare_word()};
  if (!line.next_is('(')) return any;
  line.list("(", ")", [&] {
    const auto parameter = line.number();
    if (any.parameter_count == std::size(any.parameters)) line.fail("a type has at most two parameters");
    any.parameters[any.parameter_count++] = parameter;
  });
  return any;
}

type read_type(line_cursor& line) {
  auto any = read_base_type(line);
  while (line.take_exactly("[]"))
    if (++any.dimensions > most_dimensions) line.fail("an array has at most six dimensions");
  return any;
}

referential_action read_action(line_cursor& line) {
  for (const auto action : {referential_action::no_action, referential_action::restrict, referential_action::cascade,
                            referential_action::set_null, referential_action::set_default})
    if (line.take(spelling(action))) return action;
  line.fail("expected no action, restrict, cascade, set null or set default");
}

foreign_key read_foreign_key(line_cursor& line) {
  foreign_key key{.name = line.name(), .columns = line.names()};
  line.expect("references");
  key.referenced_table = line.name();
  key.referenced_columns = line.names();
  if (line.take("on delete")) key.on_delete = read_action(line);
  if (line.take("on update")) key.on_update = read_action(line);
  return key;
}

index_key read_key(line_cursor& line) {
  index_key key;
  if (line.next_is('`'))
    key.expression = line.quoted('`');
  else
    key.column = line.name();
  key.properties = read_properties(line, element::index_key);
  return key;
}

/// The keys and the condition that an index and an exclusion constraint have alike.
template <class Indexed>
Indexed with_keys(Indexed any, line_cursor& line) {
  line.list("(", ")", [&] { any.keys.push_back(read_key(line)); });
  if (line.take("where")) any.where = line.quoted('`');
  return any;
}

}  // namespace

column read_column(line_cursor& line) {
  column any{.name = line.name(), .type = read_type(line)};
  any.not_null = line.take("not null");
  any.identity = line.take("identity");
  if (line.take("default")) any.default_value = read_term(line);
  any.properties = read_properties(line, element::column);
  line.expect_end();
  return any;
}

constraint read_constraint(line_cursor& line) {
  const auto whole = [&](auto any) {
    any.properties = read_properties(line, element_of(constraint(any)));
    line.expect_end();
    return constraint(std::move(any));
  };
  // The braces of these initialisers are evaluated from left to right, as the line is read.
  if (line.take("primary key")) return whole(primary_key{line.name(), line.names(), {}});
  if (line.take("unique")) return whole(unique{line.name(), line.names(), {}});
  if (line.take("foreign key")) return whole(read_foreign_key(line));
  if (line.take("exclude")) return whole(with_keys(exclude{.name = line.name()}, line));
  line.expect("check");
  return whole(check{line.name(), line.quoted('`'), {}});
}

index read_index(line_cursor& line) {
  index any{.name = line.name()};
  any.unique = line.take("unique");
  any = with_keys(std::move(any), line);
  any.properties = read_properties(line, element::index);
  line.expect_end();
  return any;
}

std::vector<seeded_value> read_values(line_cursor& line) {
  row any;
  line.list("(", ")", [&] {
    auto name = line.name();
    if (any.find(name) != nullptr) line.fail("there are two values of " + name);
    any.values.push_back({std::move(name), read_term(line)});
  });
  std::ranges::sort(any.values);
  return std::move(any.values);
}

row read_row(line_cursor& line) {
  row any{read_values(line)};
  line.expect_end();
  return any;
}

table read_table_head(line_cursor& line) {
  table any{.name = line.name()};
  any.properties = read_properties(line, element::table);
  line.expect_end();
  return any;
}

table with_element(table any, line_cursor& line) {
  if (line.take("column")) {
    auto element = read_column(line);
    if (any.find_column(element.name) != nullptr) line.fail("table " + any.name + " has two columns " + element.name);
    any.columns.push_back(std::move(element));
  } else if (line.take("index")) {
    if (!any.indexes.insert(read_index(line)).second) line.fail("table " + any.name + " has two indexes of this name");
  } else if (line.take("row")) {
    any.rows.push_back(read_row(line));
  } else if (!any.constraints.insert(read_constraint(line)).second) {
    line.fail("table " + any.name + " has two constraints of this name");
  }
  return any;
}

table with_sorted_rows(table any) {
  std::ranges::sort(any.rows);
  return any;
}

table read_table(line_cursor& line, text_reader& lines, std::size_t indent) {
  auto any = read_table_head(line);
  while (!lines.at_end() && lines.indentation() == indent) {
    auto inner = lines.next();
    any = with_element(std::move(any), inner);
  }
  return with_sorted_rows(std::move(any));
}

}  // namespace instar
