#include <instar/migration_text.hpp>
#include <instar/operation.hpp>
#include <instar/snapshot.hpp>

namespace instar {
namespace {

/// The operations whose first line does not say what they are about.
struct description {
  std::string operator()(const alter_column& change) const { return named("column", change, change.before.name); }
  std::string operator()(const alter_constraint& change) const {
    return named("constraint", change, name_of(change.before));
  }
  std::string operator()(const alter_index& change) const { return named("index", change, change.before.name); }
  std::string operator()(const update_row& change) const {
    const auto whole = write_line(change.before);
    return "update row " + write_name(change.table) + whole.substr(whole.find(' '));
  }
  std::string operator()(const alter_object& change) const {
    auto text = "alter " + std::string(spelling(change.before.kind)) + " " + write_name(change.before.name);
    return change.before.on.empty() ? text : text + " on " + write_name(change.before.on);
  }
  std::string operator()(const execute& change) const {
    if (change.title.empty()) return first_line(change);
    if (change.arguments.empty()) return change.title;
    return change.title + write_line(row{change.arguments}).substr(std::string_view("row").size());
  }
  std::string operator()(const backfill& change) const {
    return "backfill " + write_name(change.table) + " by " + write_name(change.key) + " in batches of " +
           std::to_string(change.batch);
  }
  std::string operator()(const bulk_insert& change) const {
    return "insert " + std::to_string(change.rows.size()) + (change.rows.size() == 1 ? " row into " : " rows into ") +
           write_name(change.table);
  }
  std::string operator()(const auto& change) const { return first_line(change); }

 private:
  static std::string first_line(const operation& change) {
    auto text = write_operation(change, 0);
    text.resize(text.find('\n'));
    return text;
  }
  template <class Alter>
  static std::string named(const std::string& noun, const Alter& change, const std::string& name) {
    return "alter " + noun + " " + write_name(change.table) + " " + write_name(name);
  }
};

struct table_name {
  std::string_view operator()(const create_table& change) const { return change.definition.name; }
  std::string_view operator()(const drop_table& change) const { return change.definition.name; }
  std::string_view operator()(const rename_table& change) const { return change.from; }
  std::string_view operator()(const auto& change) const {
    if constexpr (requires { change.table; })
      return change.table;
    else
      return {};
  }
};

}  // namespace

std::string describe(const operation& change) { return std::visit(description(), change); }

bool is_opaque(const operation& change) {
  return std::holds_alternative<execute>(change) || std::holds_alternative<run>(change) ||
         std::holds_alternative<backfill>(change) || std::holds_alternative<bulk_insert>(change);
}

std::string_view table_of(const operation& change) { return std::visit(table_name(), change); }

}  // namespace instar
