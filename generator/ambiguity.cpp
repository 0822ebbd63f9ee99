#include "generator/ambiguity.hpp"

#include <algorithm>
#include <instar/snapshot.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "generator/table_change.hpp"

namespace instar::generator {
namespace {

/// Types between which a renamed column could plausibly have been changed at the same time.
std::string kinship(const type& any) {
  const std::string dimensions(any.dimensions, '[');
  if (any.raw) return "`" + any.name + dimensions;
  if (any.declared) return "text" + dimensions;  // an enumeration, often enough
  for (const auto& kin : {std::vector<std::string_view>{"integer", "smallint", "bigint"},
                          {"text", "varchar", "char"},
                          {"number", "real", "double", "numeric", "money"},
                          {"timestamp", "timestamptz"},
                          {"time", "timetz"},
                          {"json", "jsonb"},
                          {"inet", "cidr"},
                          {"bit", "varbit"}})
    if (std::ranges::count(kin, any.name) != 0) return std::string(kin.front()) + dimensions;
  return any.name + dimensions;
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
    look_at_objects(from, to);
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
      if (to.find_table(any.name) != nullptr || is_confirmed(any.name)) continue;
      const auto found = std::ranges::find_if(come, [&](const table* one) { return resemble(any, *one); });
      if (found == come.end()) continue;
      const auto& name = (*found)->name;
      add(any.name, "table " + any.name + " goes, and table " + name + " comes with most of its columns",
          "the table of " + name, any.name, name, "its rows");
    }
  }

  void look_at_columns(const table& from, const table& to) {
    std::map<std::string, std::vector<const column*>> come;
    for (const auto& any : to.columns)
      if (from.find_column(any.name) == nullptr && !is_generated(any)) come[kinship(any.type)].push_back(&any);
    for (const auto& any : from.columns) {
      const auto name = to.name + "." + any.name;
      if (to.find_column(any.name) != nullptr || is_confirmed(name) || is_generated(any)) continue;
      const auto found = come.find(kinship(any.type));
      if (found == come.end()) continue;
      std::string candidates, members;
      for (const auto* one : found->second) {
        candidates += (candidates.empty() ? "`" : " and `") + write_line(*one) + "`";
        members += (members.empty() ? "" : " or ") + one->name;
      }
      add(name, "`" + write_line(any) + "` goes, and " + candidates + (found->second.size() > 1 ? " come" : " comes"),
          "the member " + members, any.name, to.name + "." + found->second.front()->name, "its values");
    }
  }

  void look_at_objects(const model& from, const model& to) {
    for (const auto& any : from.objects) {
      if (const auto now = to.objects.find(any); now != to.objects.end()) {
        if (any.kind == object_kind::enumeration) look_at_labels(any, *now);
        continue;
      }
      const auto name = any.on.empty() ? any.name : any.on + "." + any.name;
      if (is_confirmed(name)) continue;
      const auto found = std::ranges::find_if(
          to.objects, [&](const object& one) { return !from.objects.contains(one) && could_be(any, one); });
      if (found == to.objects.end()) continue;
      const auto new_name = found->on.empty() ? found->name : found->on + "." + found->name;
      add(name, "`" + write_line(any) + "` goes, and `" + write_line(*found) + "` comes",
          "the " + std::string(spelling(any.kind)) + " " + found->name, any.name, new_name,
          any.kind == object_kind::sequence ? "its number" : "its rows");
    }
  }

  /// Whether an object that holds data could be another under a new name.
  static bool could_be(const object& old, const object& now) {
    if (old.kind != now.kind || old.on != now.on) return false;
    if (old.kind == object_kind::sequence) return said(old.properties, "type") == said(now.properties, "type");
    return old.kind == object_kind::partition && said(old.properties, "bounds") == said(now.properties, "bounds");
  }

  void look_at_labels(const object& from, const object& to) {
    const auto come = std::ranges::find_if(
        to.labels, [&](const std::string& label) { return std::ranges::count(from.labels, label) == 0; });
    for (const auto& label : from.labels) {
      const auto name = to.name + ":" + label;
      if (std::ranges::count(to.labels, label) != 0 || is_confirmed(name) || come == to.labels.end()) continue;
      add(name, "label '" + label + "' of " + to.name + " goes, and '" + *come + "' comes", "the label " + *come, label,
          to.name + ":" + *come, "the rows that have it", "and the migration fails where a row has it");
    }
  }

  /// Whether the user said that something goes which goes indeed.
  bool is_confirmed(const std::string& name) {
    dropped_.insert(name);
    return confirmed_.contains(name);
  }

  void add(const std::string& where, const std::string& what, const std::string& member, const std::string& old,
           const std::string& now, const std::string& contents, const std::string& loss = {}) {
    findings_.push_back(
        {"ambiguous", where,
         what + ": either it is renamed and keeps " + contents + ", or it is dropped " +
             (loss.empty() ? "and " + contents + " are lost" : loss),
         (asked_.is_from_odb() ? "if it is renamed, give that to the revision:\n"
                               : "if it is renamed, say so on " + member + " in " + asked_.header +
                                     ": .renamed_from(\"" + old + "\")\nor give it to the revision:\n") +
             next_command(asked_, "revision", {{"RENAME", "--rename", where + "=" + now}}) +
             "\nif it is dropped, confirm that:\n" + next_command(asked_, "revision", {{"DROP", "--drop", where}})});
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

std::vector<finding> find_unfillable_columns(const model& from, const model& to, const request& asked) {
  const std::string remedy =
      asked.is_from_odb()
          ? "give it a default: #pragma db default(...)\nor let it be null: #pragma db null, and fill it in a "
            "migration\n"
            "or do both in two revisions: null first, filled by an `execute` step, then not null."
          : "give it a default: .default_value(...)\nor make the member a std::optional, and fill it in a migration\n"
            "or do both in two revisions: optional first, filled by an `execute` step, then not optional.";
  std::vector<finding> findings;
  for (const auto& any : to.tables) {
    const auto* old = from.find_table(any.name);
    if (old == nullptr) continue;
    for (const auto& one : any.columns)
      if (old->find_column(one.name) == nullptr && one.not_null && !one.identity &&
          one.default_value.kind == term_kind::none && !is_generated(one) && said(one.properties, "default").empty())
        findings.push_back(
            {"no_value_for_existing_rows", any.name + "." + one.name,
             "`" + write_line(one) + "` is new in a table that may have rows, and they would have no value for it",
             remedy});
  }
  return findings;
}

}  // namespace instar::generator
