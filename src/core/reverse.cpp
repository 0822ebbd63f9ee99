#include <utility>

#include <instar/migration_text.hpp>
#include <instar/operation.hpp>
#include <instar/snapshot.hpp>

namespace instar {
namespace {

struct reverser {
  using result = std::optional<operation>;

  result operator()(const create_table& change) const { return drop_table{change.definition}; }
  result operator()(const drop_table& change) const { return create_table{change.definition}; }
  result operator()(const rename_table& change) const { return rename_table{change.to, change.from}; }
  result operator()(const add_column& change) const { return drop_column{change.table, change.definition}; }
  result operator()(const drop_column& change) const { return add_column{change.table, change.definition}; }
  result operator()(const rename_column& change) const { return swapped(change); }
  result operator()(const alter_column& change) const {
    return alter_column{change.table, change.after, change.before};
  }
  result operator()(const add_constraint& change) const { return drop_constraint{change.table, change.definition}; }
  result operator()(const drop_constraint& change) const { return add_constraint{change.table, change.definition}; }
  result operator()(const rename_constraint& change) const { return swapped(change); }
  result operator()(const create_index& change) const { return drop_index{change.table, change.definition}; }
  result operator()(const drop_index& change) const { return create_index{change.table, change.definition}; }
  result operator()(const rename_index& change) const { return swapped(change); }
  result operator()(const execute&) const { return {}; }
  result operator()(const run&) const { return {}; }

 private:
  template <class Rename>
  static Rename swapped(const Rename& change) {
    return {change.table, change.to, change.from};
  }
};

struct table_name {
  std::string_view operator()(const create_table& change) const { return change.definition.name; }
  std::string_view operator()(const drop_table& change) const { return change.definition.name; }
  std::string_view operator()(const rename_table& change) const { return change.from; }
  std::string_view operator()(const execute&) const { return {}; }
  std::string_view operator()(const run&) const { return {}; }
  template <class Change>
  std::string_view operator()(const Change& change) const {
    return change.table;
  }
};

}  // namespace

std::optional<operation> reverse(const operation& change) { return std::visit(reverser(), change); }

std::string describe(const operation& change) {
  auto text = write_operation(change, 0);
  if (const auto* altered = std::get_if<alter_column>(&change))
    return "alter column " + write_name(altered->table) + " " + write_name(altered->before.name);
  text.resize(text.find('\n'));
  return text;
}

std::string_view table_of(const operation& change) { return std::visit(table_name(), change); }

}  // namespace instar
