#include "generator/ambiguity.hpp"

#include <algorithm>
#include <instar/snapshot.hpp>
#include <map>
#include <vector>

namespace instar::generator {
namespace {

/// Types between which a renamed column could plausibly have been changed at the same time.
std::string kinship(const type& any) {
  if (any.raw) return "`" + any.name;
  if (any.name == "smallint" || any.name == "integer" || any.name == "bigint") return "integer";
  if (any.name == "varchar") return "text";
  if (any.name == "real" || any.name == "double" || any.name == "numeric") return "number";
  if (any.name == "timestamptz") return "timestamp";
  return any.name;
}

/// Whether one table could be the other under a new name, changed at the same time: most of the columns of the smaller
/// are in both.
bool resemble(const table& left, const table& right) {
  const auto in_both =
      std::ranges::count_if(left.columns, [&](const column& any) { return right.find_column(any.name) != nullptr; });
  return static_cast<std::size_t>(in_both) * 2 > std::min(left.columns.size(), right.columns.size());
}

class ambiguities {
 public:
  ambiguities(const model& from, const model& to, const request& asked)
      : asked_(asked), confirmed_(asked.dropped.begin(), asked.dropped.end()) {
    look_at_tables(from, to);
    for (const auto& any : to.tables)
      if (const auto* old = from.find_table(any.name)) look_at_columns(*old, any);
  }

  std::vector<finding> result() {
    for (const auto& name : confirmed_)
      if (!dropped_.contains(name)) throw nothing_dropped(name);
    return std::move(findings_);
  }

 private:
  void look_at_tables(const model& from, const model& to) {
    std::vector<const table*> come;
    for (const auto& any : to.tables)
      if (from.find_table(any.name) == nullptr) come.push_back(&any);
    for (const auto& any : from.tables) {
      if (to.find_table(any.name) != nullptr) continue;
      dropped_.insert(any.name);
      if (confirmed_.contains(any.name)) continue;
      const auto found = std::ranges::find_if(come, [&](const table* one) { return resemble(any, *one); });
      if (found == come.end()) continue;
      const auto& name = (*found)->name;
      add(any.name, "table " + any.name + " goes, and table " + name + " comes with most of its columns",
          "the table of " + name, any.name, "its rows");
    }
  }

  void look_at_columns(const table& from, const table& to) {
    std::map<std::string, std::vector<const column*>> come;
    for (const auto& any : to.columns)
      if (from.find_column(any.name) == nullptr) come[kinship(any.type)].push_back(&any);
    for (const auto& any : from.columns) {
      if (to.find_column(any.name) != nullptr) continue;
      const auto name = to.name + "." + any.name;
      dropped_.insert(name);
      if (confirmed_.contains(name)) continue;
      const auto found = come.find(kinship(any.type));
      if (found == come.end()) continue;
      std::string candidates, members;
      for (const auto* one : found->second) {
        candidates += (candidates.empty() ? "`" : " and `") + write_line(*one) + "`";
        members += (members.empty() ? "" : " or ") + one->name;
      }
      add(name, "`" + write_line(any) + "` goes, and " + candidates + (found->second.size() > 1 ? " come" : " comes"),
          "the member " + members, any.name, "its values");
    }
  }

  void add(const std::string& where, const std::string& what, const std::string& member, const std::string& old,
           const std::string& contents) {
    findings_.push_back(
        {"ambiguous", where,
         what + ": either it is renamed and keeps " + contents + ", or it is dropped and " + contents + " are lost",
         "if it is renamed, say so on " + member + " in " + asked_.header + ": .renamed_from(\"" + old +
             "\")\nif it is dropped, confirm that:\n" + next_command(asked_, "revision", {{"DROP", "--drop", where}})});
  }

  [[nodiscard]] error nothing_dropped(const std::string& name) const {
    std::string there;
    for (const auto& one : dropped_) there += (there.empty() ? "" : ", ") + one;
    return error(
        error_code::usage, "--drop " + name + ": nothing of that name is dropped",
        {.state = "nothing was written.",
         .remedy = there.empty() ? "leave it out: nothing is dropped at all." : "this is dropped: " + there + "."});
  }

  const request& asked_;
  std::set<std::string> confirmed_, dropped_;
  std::vector<finding> findings_;
};

}  // namespace

std::vector<finding> find_ambiguities(const model& from, const model& to, const request& asked) {
  return ambiguities(from, to, asked).result();
}

std::vector<finding> find_unfillable_columns(const model& from, const model& to) {
  std::vector<finding> findings;
  for (const auto& any : to.tables) {
    const auto* old = from.find_table(any.name);
    if (old == nullptr) continue;
    for (const auto& one : any.columns)
      if (old->find_column(one.name) == nullptr && one.not_null && !one.identity &&
          one.default_value.kind == default_kind::none)
        findings.push_back(
            {"no_value_for_existing_rows", any.name + "." + one.name,
             "`" + write_line(one) + "` is new in a table that may have rows, and they would have no value for it",
             "give it a default: .default_value(...)\nor make the member a std::optional, and fill it in a migration\n"
             "or do both in two revisions: optional first, filled by an `execute` step, then not optional."});
  }
  return findings;
}

}  // namespace instar::generator
