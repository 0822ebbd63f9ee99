#include "generator/odb/changelog.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

#include "generator/odb/xml_element.hpp"

namespace instar::generator::odb {
namespace {

constexpr auto name_of_column = [](const auto& one) -> const std::string& { return one.name; };

std::vector<std::string> column_names(const xml_element& from) {
  std::vector<std::string> names;
  for (const auto& child : from.children()) {
    if (child.name() != "column") continue;
    child.expect_attributes({"name"});
    child.expect_no_children();
    names.push_back(child.text("name"));
  }
  if (names.empty()) throw from.malformed("<" + std::string(from.name()) + "> has no column");
  return names;
}

void expect_children(const xml_element& of, std::initializer_list<std::string_view> known) {
  for (const auto& child : of.children())
    if (std::ranges::find(known, child.name()) == known.end()) throw child.unknown();
}

column read_column(const xml_element& from) {
  from.expect_attributes({"name", "type", "null", "default", "options"});
  from.expect_no_children();
  return {from.text("name"), from.text("type"), from.truth("null"), from.find("default"),
          from.text_or_empty("options")};
}

primary_key read_primary_key(const xml_element& from) {
  from.expect_attributes({"auto", "lax", "sequence"});
  expect_children(from, {"column"});
  return {from.one_of("auto", {"true", "false"}) == "true", from.one_of("lax", {"true", "false"}) == "true",
          column_names(from)};
}

foreign_key read_foreign_key(const xml_element& from) {
  from.expect_attributes({"name", "deferrable", "on-delete"});
  expect_children(from, {"column", "references"});
  foreign_key key{from.text("name"),
                  from.one_of("deferrable", {"IMMEDIATE", "DEFERRED"}),
                  from.one_of("on-delete", {"CASCADE", "SET NULL"}),
                  column_names(from),
                  {},
                  {}};
  for (const auto& child : from.children()) {
    if (child.name() != "references") continue;
    if (!key.referenced_table.empty()) throw child.malformed("a second <references>");
    child.expect_attributes({"table"});
    expect_children(child, {"column"});
    key.referenced_table = child.text("table");
    key.referenced_columns = column_names(child);
  }
  if (key.referenced_table.empty()) throw from.malformed("<" + std::string(from.name()) + "> has no <references>");
  return key;
}

index read_index(const xml_element& from) {
  from.expect_attributes({"name", "type", "method", "options"});
  index read{
      from.text("name"), from.text_or_empty("type"), from.text_or_empty("method"), from.text_or_empty("options"), {}};
  for (const auto& child : from.children()) {
    if (child.name() != "column") throw child.unknown();
    child.expect_attributes({"name", "options"});
    child.expect_no_children();
    read.columns.push_back({child.text("name"), child.text_or_empty("options")});
  }
  if (read.columns.empty()) throw from.malformed("<" + std::string(from.name()) + "> has no column");
  return read;
}

template <class Element>
void add(std::vector<Element>& to, Element one, const xml_element& from) {
  if (std::ranges::find(to, one.name, name_of_column) != to.end())
    throw from.malformed("there is a '" + one.name + "' already");
  to.push_back(std::move(one));
}

template <class Element>
Element& find(std::vector<Element>& in, const std::string& name, const xml_element& from) {
  const auto found = std::ranges::find(in, name, name_of_column);
  if (found == in.end()) throw from.malformed("there is no '" + name + "'");
  return *found;
}

template <class Element>
void drop(std::vector<Element>& from_these, const xml_element& from) {
  from.expect_attributes({"name"});
  from.expect_no_children();
  const auto& dropped = find(from_these, from.text("name"), from);
  from_these.erase(from_these.begin() + (&dropped - from_these.data()));
}

table read_table(const xml_element& from) {
  from.expect_attributes({"name", "options", "kind"});
  (void)from.one_of("kind", {"object", "container", "polymorphic root object", "polymorphic derived object"});
  table read;
  read.name = from.text("name");
  read.options = from.text_or_empty("options");
  for (const auto& child : from.children()) {
    if (child.name() == "column")
      add(read.columns, read_column(child), child);
    else if (child.name() == "primary-key" && !read.primary_key)
      read.primary_key = read_primary_key(child);
    else if (child.name() == "foreign-key")
      add(read.foreign_keys, read_foreign_key(child), child);
    else if (child.name() == "index")
      add(read.indexes, read_index(child), child);
    else
      throw child.unknown();
  }
  return read;
}

void alter_column(table& any, const xml_element& from) {
  from.expect_attributes({"name", "null"});
  from.expect_no_children();
  find(any.columns, from.text("name"), from).null = from.truth("null");
}

void alter_table(table& any, const xml_element& from) {
  from.expect_attributes({"name"});
  for (const auto& change : from.children()) {
    if (change.name() == "add-column")
      add(any.columns, read_column(change), change);
    else if (change.name() == "alter-column")
      alter_column(any, change);
    else if (change.name() == "add-foreign-key")
      add(any.foreign_keys, read_foreign_key(change), change);
    else if (change.name() == "drop-foreign-key")
      drop(any.foreign_keys, change);
    else if (change.name() == "add-index")
      add(any.indexes, read_index(change), change);
    else if (change.name() == "drop-index")
      drop(any.indexes, change);
    else if (change.name() == "drop-column")
      drop(any.columns, change);
    else
      throw change.unknown();
  }
}

void apply_changeset(std::vector<table>& tables, const xml_element& from) {
  for (const auto& change : from.children()) {
    if (change.name() == "add-table")
      add(tables, read_table(change), change);
    else if (change.name() == "alter-table")
      alter_table(find(tables, change.text("name"), change), change);
    else if (change.name() == "drop-table")
      drop(tables, change);
    else
      throw change.unknown();
  }
}

std::vector<table> read_model(const xml_element& from) {
  std::vector<table> tables;
  for (const auto& child : from.children()) {
    if (child.name() != "table") throw child.unknown();
    add(tables, read_table(child), child);
  }
  return tables;
}

/// The changesets from the oldest on; they stand in the file the other way round, and the base model is last.
std::vector<xml_element> in_order(const xml_element& root) {
  auto all = root.children();
  std::ranges::reverse(all);
  if (all.empty()) throw root.malformed("the changelog holds no <model>");
  for (const auto& child : all) {
    if (child.name() != (&child == all.data() ? "model" : "changeset")) throw child.unknown();
    child.expect_attributes({"version"});
    (void)child.text("version");
  }
  return all;
}

}  // namespace

changelog read_changelog(std::string_view text, std::string_view file) {
  const auto root = xml_element::root_of(text, file);
  if (root.name() != "changelog")
    throw root.malformed("the root is <" + std::string(root.name()) + ">, no <changelog>");
  root.expect_attributes({"xmlns", "database", "schema-name", "version"});
  if (root.text("xmlns") != "http://www.codesynthesis.com/xmlns/odb/changelog")
    throw root.malformed("this is no changelog of ODB: its namespace is '" + root.text("xmlns") + "'", "xmlns");
  if (root.text("version") != "1")
    throw root.malformed("format " + root.text("version") + " of a changelog is not known", "version");
  changelog read{root.text("database"), root.text_or_empty("schema-name"), {}};
  (void)root.one_of("database", {"pgsql", "sqlite", "mysql", "mssql", "oracle"});
  const auto parts = in_order(root);
  read.tables = read_model(parts.front());
  for (const auto& changeset : parts | std::views::drop(1)) apply_changeset(read.tables, changeset);
  return read;
}

}  // namespace instar::generator::odb
