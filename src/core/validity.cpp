#include "core/validity.hpp"

#include <algorithm>
#include <string>

#include <instar/error.hpp>
#include <instar/snapshot.hpp>

namespace instar {
namespace {

/// What is wrong with `any`, a sentence; empty when nothing is.
class table_validity {
 public:
  table_validity(const model& schema, const table& any) : schema_(schema), table_(any) {}

  [[nodiscard]] std::string complaint() const {
    if (table_.columns.empty()) return "it has no column";
    std::size_t primary_keys = 0;
    for (const auto& any : table_.constraints) {
      primary_keys += std::holds_alternative<primary_key>(any) ? 1 : 0;
      if (auto text = std::visit([this](const auto& one) { return complaint_about(one); }, any); !text.empty())
        return "`" + write_line(any) + "`: " + text;
    }
    if (primary_keys > 1) return "it has two primary keys";
    for (const auto& any : table_.indexes)
      if (auto text = complaint_about(any); !text.empty()) return "`" + write_line(any) + "`: " + text;
    return {};
  }

 private:
  [[nodiscard]] std::string missing_column(const std::vector<std::string>& names) const {
    for (const auto& name : names)
      if (table_.find_column(name) == nullptr) return "there is no column " + name;
    return {};
  }

  [[nodiscard]] std::string missing_reference(std::string_view expression) const {
    for (const auto& part : parts_of(expression))
      if (part.is_column && table_.find_column(part.text) == nullptr) return "there is no column " + part.text;
    return {};
  }

  [[nodiscard]] std::string complaint_about(const primary_key& key) const {
    if (auto text = missing_column(key.columns); !text.empty()) return text;
    for (const auto& name : key.columns)
      if (!table_.find_column(name)->not_null) return "column " + name + " of the primary key must be not null";
    return {};
  }

  [[nodiscard]] std::string complaint_about(const unique& one) const { return missing_column(one.columns); }
  [[nodiscard]] std::string complaint_about(const check& one) const { return missing_reference(one.expression); }

  [[nodiscard]] std::string complaint_about(const index& one) const {
    if (auto text = missing_column(one.columns); !text.empty()) return text;
    return missing_reference(one.where);
  }

  [[nodiscard]] std::string complaint_about(const foreign_key& key) const {
    if (auto text = missing_column(key.columns); !text.empty()) return text;
    const auto* referenced = key.referenced_table == table_.name ? &table_ : schema_.find_table(key.referenced_table);
    if (referenced == nullptr) return "there is no table " + key.referenced_table;
    if (key.columns.size() != key.referenced_columns.size()) return "it has not as many columns as it references";
    if (!has_key_over(*referenced, key.referenced_columns))
      return "the referenced columns are no primary key and not unique in " + key.referenced_table;
    return {};
  }

  [[nodiscard]] static bool has_key_over(const table& referenced, const std::vector<std::string>& columns) {
    const auto covers = [&](const constraint& any) {
      if (const auto* key = std::get_if<primary_key>(&any)) return std::ranges::is_permutation(key->columns, columns);
      if (const auto* one = std::get_if<unique>(&any)) return std::ranges::is_permutation(one->columns, columns);
      return false;
    };
    return std::ranges::any_of(referenced.constraints, covers);
  }

  const model& schema_;
  const table& table_;
};

}  // namespace

void expect_valid(const model& schema, std::string_view where) {
  for (const auto& any : schema.tables)
    if (auto text = table_validity(schema, any).complaint(); !text.empty())
      throw error(error_code::malformed, "table " + any.name + " is impossible: " + text,
                  {.where = std::string(where)});
}

void expect_valid_table(const model& schema, std::string_view table_name) {
  const auto* any = schema.find_table(table_name);
  if (any == nullptr) return;
  if (auto text = table_validity(schema, *any).complaint(); !text.empty())
    throw error(error_code::not_applicable, "table " + any->name + " would be impossible: " + text);
}

}  // namespace instar
