#include <utility>

#include <instar/operation.hpp>

namespace instar {
namespace {

struct reverser {
  using result = std::optional<operation>;

  result operator()(const create_table& change) const { return drop_table{change.definition}; }
  result operator()(const drop_table& change) const { return create_table{change.definition}; }
  result operator()(const rename_table& change) const { return rename_table{change.to, change.from}; }
  result operator()(const alter_table& change) const { return swapped(change); }
  result operator()(const add_column& change) const { return drop_column{change.table, change.definition}; }
  result operator()(const drop_column& change) const { return add_column{change.table, change.definition}; }
  result operator()(const rename_column& change) const { return renamed_back(change); }
  result operator()(const alter_column& change) const {
    return alter_column{change.table, change.after, change.before};
  }
  result operator()(const add_constraint& change) const { return drop_constraint{change.table, change.definition}; }
  result operator()(const drop_constraint& change) const { return add_constraint{change.table, change.definition}; }
  result operator()(const rename_constraint& change) const { return renamed_back(change); }
  result operator()(const alter_constraint& change) const { return swapped(change); }
  result operator()(const create_index& change) const {
    return drop_index{change.table, change.definition, change.concurrently};
  }
  result operator()(const drop_index& change) const {
    return create_index{change.table, change.definition, change.concurrently};
  }
  result operator()(const rename_index& change) const { return renamed_back(change); }
  result operator()(const alter_index& change) const { return swapped(change); }
  result operator()(const insert_row& change) const { return delete_row{change.table, change.definition}; }
  result operator()(const delete_row& change) const { return insert_row{change.table, change.definition}; }
  result operator()(const update_row& change) const { return swapped(change); }
  result operator()(const create_object& change) const { return drop_object{change.definition}; }
  result operator()(const drop_object& change) const { return create_object{change.definition}; }
  result operator()(const alter_object& change) const { return alter_object{change.after, change.before}; }
  result operator()(const rename_object& change) const {
    return rename_object{change.kind, change.on, change.to, change.from};
  }
  result operator()(const rename_label& change) const {
    return rename_label{change.enumeration, change.to, change.from};
  }
  result operator()(const execute&) const { return {}; }
  result operator()(const run&) const { return {}; }
  result operator()(const backfill&) const { return {}; }
  result operator()(const bulk_insert&) const { return {}; }
  result operator()(const commit_here&) const { return {}; }

 private:
  template <class Rename>
  static Rename renamed_back(const Rename& change) {
    return {change.table, change.to, change.from};
  }
  template <class Alter>
  static Alter swapped(const Alter& change) {
    return {change.table, change.after, change.before};
  }
};

}  // namespace

std::optional<operation> reverse(const operation& change) { return std::visit(reverser(), change); }

}  // namespace instar
