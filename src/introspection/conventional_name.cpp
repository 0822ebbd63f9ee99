#include "introspection/conventional_name.hpp"

#include <utility>
#include <variant>
#include <vector>

#include <instar/vocabulary/made_name.hpp>

#include "core/canonical_string.hpp"

namespace instar {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& one : names) text += "_" + one;
  return text;
}

/// What stands before and behind the name of the table.
struct convention {
  std::string table_name;
  std::string operator()(const primary_key&) const { return "pk_" + table_name; }
  std::string operator()(const unique& one) const { return "uq_" + table_name + listed(one.columns); }
  std::string operator()(const foreign_key& key) const {
    return "fk_" + table_name + listed(key.columns) + "_" + key.referenced_table;
  }
  std::string operator()(const check&) const { return "ck_" + table_name; }
  std::string operator()(const exclude&) const { return "ex_" + table_name; }
};

}  // namespace

std::string conventional_name(const constraint& any, const std::string& table_name, int number) {
  const auto whole = std::visit(convention{table_name}, any);
  canonical_string name;
  write_made_name(name, number == 1 ? whole : whole + "_" + std::to_string(number));
  return std::move(name.text);
}

}  // namespace instar
