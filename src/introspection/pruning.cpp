#include "introspection/pruning.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <instar/snapshot.hpp>

#include "core/object_validity.hpp"
#include "core/table_validity.hpp"

namespace instar {
namespace {

constexpr std::string_view advice = "leave it to SQL of your own, or change it in the database.";

finding left_out(const std::string& where, const std::string& line, const std::string& why) {
  return {"unheld", where, "`" + line + "` is left out: " + why, std::string(advice)};
}

/// Keeps the elements, one after the other, that the table is possible with.
template <class Elements, class Insert>
void keep_possible(Elements all, table& any, const model& schema, const Insert& insert,
                   std::vector<finding>& findings) {
  for (const auto& one : all) {
    table with = any;
    insert(with, one);
    const auto complaint = complaint_about(schema, with);
    if (complaint.empty())
      any = std::move(with);
    else
      findings.push_back(left_out(any.name, write_line(one), complaint));
  }
}

bool has_complaint(const model& schema, const table& any) { return !complaint_about(schema, any).empty(); }

table pruned_table(table any, const model& schema, std::vector<finding>& findings) {
  const auto constraints = std::exchange(any.constraints, {});
  const auto indexes = std::exchange(any.indexes, {});
  if (has_complaint(schema, any) && any.properties.has("inherits")) {
    findings.push_back(left_out(any.name, write_table_head(any), complaint_about(schema, any)));
    any.properties.remove("inherits");
  }
  keep_possible(
      constraints, any, schema, [](table& to, const constraint& one) { to.constraints.insert(one); }, findings);
  keep_possible(
      indexes, any, schema, [](table& to, const index& one) { to.indexes.insert(one); }, findings);
  return any;
}

/// What is left out may be what something else stands on, so this goes on until nothing is.
bool prune_tables(model& all, std::vector<finding>& findings) {
  std::vector<std::string> impossible;
  for (const auto& any : all.tables)
    if (has_complaint(all, any)) impossible.push_back(any.name);
  for (const auto& name : impossible) {
    auto pruned = pruned_table(all.tables.take(all.tables.find(name)), all, findings);
    if (const auto complaint = complaint_about(all, pruned); complaint.empty())
      all.tables.insert(std::move(pruned));
    else
      findings.push_back(left_out(name, "table " + name, complaint));
  }
  return !impossible.empty();
}

bool prune_objects(model& all, std::vector<finding>& findings) {
  return erase_if(all.objects, [&](const object& any) {
           const auto complaint = complaint_about(all, any);
           if (!complaint.empty()) findings.push_back(left_out(any.name, write_line(any), complaint));
           return !complaint.empty();
         }) != 0;
}

}  // namespace

model pruned(model all, std::vector<finding>& findings) {
  bool going = true;
  while (going) {
    const bool tables = prune_tables(all, findings);
    going = prune_objects(all, findings) || tables;
  }
  return all;
}

model without_ignored(model all, const std::vector<std::string>& names) {
  const auto is_ignored = [&](const std::string& name) { return std::ranges::find(names, name) != names.end(); };
  erase_if(all.tables, [&](const table& any) { return is_ignored(any.name); });
  erase_if(all.objects, [&](const object& any) { return is_ignored(any.name) || is_ignored(any.on); });
  all.tables.edit_all([&](table& any) {
    erase_if(any.constraints, [&](const constraint& one) { return is_ignored(name_of(one)); });
    erase_if(any.indexes, [&](const index& one) { return is_ignored(one.name); });
  });
  return all;
}

}  // namespace instar
