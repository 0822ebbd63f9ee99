#include "dialects/postgresql/table_objections.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "dialects/portable_objections.hpp"
#include "dialects/postgresql/columns.hpp"
#include "dialects/postgresql/constraints.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/partitions.hpp"
#include "dialects/postgresql/serial.hpp"
#include "dialects/postgresql/types.hpp"
#include "dialects/postgresql/unsupported.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::postgresql_sql {
namespace {

/// The numbers that PostgreSQL takes for the parameters of a type.
struct parameter_range {
  std::string_view type;
  std::uint32_t least, most;
};

constexpr parameter_range parameter_ranges[] = {
    {"varchar", 1, 10'485'760}, {"char", 1, 10'485'760}, {"bit", 1, 83'886'080}, {"varbit", 1, 83'886'080},
    {"numeric", 1, 1'000},      {"time", 0, 6},          {"timetz", 0, 6},       {"timestamp", 0, 6},
    {"timestamptz", 0, 6},      {"interval", 0, 6}};

class table_objections {
 public:
  table_objections(const table& any, const model& schema)
      : table_(any), schema_(schema), is_parted_(any.properties.has("partition_by")) {}

  [[nodiscard]] std::vector<finding> found() {
    add(object_to_properties(table_.name, table_.properties));
    if (is_parted_) object_to_parted_table();
    for (const auto& one : table_.columns) object_to_column(one);
    for (const auto& one : table_.constraints) object_to_constraint(one);
    for (const auto& one : table_.indexes) object_to_index(one);
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string at(const std::string& element) const { return table_.name + "." + element; }

  void add(std::vector<finding> more) {
    for (auto& one : more) found_.push_back(std::move(one));
  }
  void add(const std::string& code, const std::string& where, std::string text, std::string suggestion) {
    found_.push_back({code, where, std::move(text), std::move(suggestion)});
  }
  void refuse(const std::string& where, std::string text, std::string suggestion) {
    add("unsupported", where, std::move(text), std::move(suggestion));
  }

  void object_to_parted_table() {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> impossible{
        {{"parameters", "has no storage parameters: its rows lie in its partitions"},
         {"unlogged", "is not unlogged: its rows lie in its partitions"},
         {"inherits", "cannot inherit from another"}}};
    for (const auto& [name, text] : impossible)
      if (table_.properties.has(name))
        refuse(table_.name, "a partitioned table " + std::string(text),
               "take " + std::string(name) + " or partition_by away");
  }

  void object_to_column(const column& any) {
    add(object_to_properties(at(any.name), any.properties));
    object_to_parameters(any);
    if (!is_identity(any)) object_to_options(any);
    if (any.properties.has("serial")) object_to_serial(any);
    if (any.properties.has("collation") && !may_be_collated(any.type))
      refuse(at(any.name), "PostgreSQL has no collation of " + any.type.name, "take the collation away");
    if (is_generated(any) && is_partition_key(any.name, table_.name, schema_))
      refuse(at(any.name), "PostgreSQL does not part a table by a generated column", "part it by another column");
  }

  void object_to_parameters(const column& any) {
    const instar::type& type = any.type;
    if (type.raw || type.declared || type.parameter_count == 0) return;
    const auto* range = std::ranges::find(parameter_ranges, type.name, &parameter_range::type);
    if (range == std::end(parameter_ranges)) return;
    const bool fits =
        range->least <= type.parameters[0] && type.parameters[0] <= range->most && type.parameters[1] <= range->most;
    if (!fits)
      add("type_out_of_range", at(any.name),
          "PostgreSQL takes numbers from " + std::to_string(range->least) + " to " + std::to_string(range->most) +
              " for " + type.name,
          "choose another number, or a type without any");
  }

  void object_to_options(const column& any) {
    constexpr std::array<std::string_view, 7> options{"always",  "start", "increment", "minimum",
                                                      "maximum", "cache", "cycle"};
    for (const auto option : options)
      if (any.properties.has(option))
        add("option_without_identity", at(any.name),
            std::string(option) + " is said of an identity, and the column is none",
            "make it an identity, or take " + std::string(option) + " away");
  }

  void object_to_serial(const column& any) {
    const bool counts = is_word(any.type, "smallint") || is_word(any.type, "integer") || is_word(any.type, "bigint");
    if (!any.identity || !counts)
      refuse(at(any.name), "a serial column is an identity of the type smallint, integer or bigint",
             "make it one, or take serial away");
  }

  void object_to_constraint(const constraint& any) {
    const std::string where = at(name_of(any));
    add(object_to_properties(where, properties_of(any)));
    if (is_parted_) object_to_constraint_of_parted_table(where, any);
    if (const auto* key = std::get_if<foreign_key>(&any)) object_to_foreign_key(where, *key);
  }

  void object_to_constraint_of_parted_table(const std::string& where, const constraint& any) {
    if (std::holds_alternative<exclude>(any))
      refuse(where, "PostgreSQL 15 has no exclusion constraints over partitions",
             "part the table no longer, or declare the constraint for no database");
    if (const auto* columns = columns_of_key(any)) object_to_key_of_parted_table(where, *columns);
    if (properties_of(any).has("not_valid") && std::holds_alternative<foreign_key>(any))
      refuse(where, "PostgreSQL checks a foreign key over partitions at once", "take not_valid away");
    if (properties_of(any).has("no_inherit"))
      refuse(where, "a check of a partitioned table holds for its partitions", "take no_inherit away");
  }

  /// No partition looks for equal rows in another one.
  void object_to_key_of_parted_table(const std::string& where, const std::vector<std::string>& columns) {
    for (const auto& one : table_.columns)
      if (is_partition_key(one.name, table_.name, schema_) && std::ranges::count(columns, one.name) == 0)
        refuse(where, "a key over partitions has to hold " + one.name + ", by which they are told apart",
               "add " + one.name + " to it");
  }

  void object_to_foreign_key(const std::string& where, const foreign_key& key) {
    const bool sets = key.on_delete == referential_action::set_null || key.on_delete == referential_action::set_default;
    if (key.properties.has("set_columns") && !sets)
      refuse(where, "columns are listed that a deletion sets, and it sets none",
             "say on delete set null or set default, or take set_columns away");
    const auto* other = schema_.find_table(key.referenced_table);
    if (other == nullptr) return;
    if (other->properties.has("unlogged") && !table_.properties.has("unlogged"))
      refuse(where, "a table that survives a crash cannot refer to " + other->name + ", which does not",
             "make both unlogged, or neither");
    if (is_only_deferred(*other, key.referenced_columns))
      refuse(where, "PostgreSQL refers to no key that is deferrable",
             "take deferrable away from the key of " + other->name);
  }

  /// Whether every key over the columns can be checked late.
  [[nodiscard]] static bool is_only_deferred(const table& of, const std::vector<std::string>& columns) {
    bool found = false;
    for (const auto& any : of.constraints) {
      const auto* key = columns_of_key(any);
      if (key == nullptr || !std::ranges::is_permutation(*key, columns)) continue;
      if (!properties_of(any).has("deferrable") && !properties_of(any).has("initially_deferred")) return false;
      found = true;
    }
    return found;
  }

  void object_to_index(const index& any) {
    add(object_to_properties(at(any.name), any.properties));
    if (!is_parted_ || !any.unique) return;
    std::vector<std::string> columns;
    columns.reserve(any.keys.size());
    for (const auto& one : any.keys) columns.push_back(one.column);
    object_to_key_of_parted_table(at(any.name), columns);
  }

  const table& table_;
  const model& schema_;
  bool is_parted_;
  std::vector<finding> found_;
};

}  // namespace

std::vector<finding> object_to_table(const table& any, const model& schema) {
  return table_objections(any, schema).found();
}

}  // namespace instar::postgresql_sql
