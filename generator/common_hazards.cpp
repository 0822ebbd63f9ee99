#include "generator/common_hazards.hpp"

#include <algorithm>
#include <array>

#include <instar/snapshot.hpp>

#include "generator/object_change.hpp"
#include "generator/table_change.hpp"
#include "generator/type_change.hpp"

namespace instar::generator {
namespace {

constexpr std::string_view look_first = "look for such rows first, and mend them by an `execute` step before it.";
constexpr std::string_view is_it_wanted =
    "make sure that nothing reads it any more, and that a backup holds what is still wanted.";

bool is_said(const properties& all, std::string_view word) { return !said(all, word).empty(); }

/// The databases that see an element before a change and not after it.
std::vector<std::string> databases_that_lose(const properties& before, const properties& after) {
  std::vector<std::string> lose;
  if (!after.has("only")) return lose;
  const auto sees = [](const properties& all, const std::string& database) {
    return !all.has("only") ||
           (" " + std::string(all.text("only")) + " ").find(" " + database + " ") != std::string::npos;
  };
  for (const auto* database : {"sqlite", "postgresql"})
    if (sees(before, database) && !sees(after, database)) lose.emplace_back(database);
  return lose;
}

class hazards {
 public:
  hazards(findings& to, const surroundings& around) : found_(to), around_(around) {}

  void operator()(const create_table&) const {}
  void operator()(const drop_table& op) const {
    add("loses_data", op.definition.name, "the table is dropped with all its rows", is_it_wanted);
  }
  void operator()(const rename_table& op) const { breaks(op.from, op.to); }
  void operator()(const alter_table& op) const {
    lose(op.table, "the table", "rows", op.before, op.after);
    if (is_switched_on("unlogged", op.before, op.after))
      add("loses_data", op.table, "an unlogged table is empty after a crash of the server",
          "keep in it only what can be made again.");
    if (is_switched_on("row_security", op.before, op.after))
      add("breaks_running_programs", op.table, "programs see only the rows that a policy lets them see",
          "make sure that the policies let through what is needed.");
    if (is_switched_on("strict", op.before, op.after))
      add("may_fail", op.table, "it fails if a value is not of its column's type", look_first);
    if (said(op.before, "partition_by") != said(op.after, "partition_by") && is_said(op.after, "partition_by"))
      add("may_fail", op.table, "it fails if a row fits into no partition", look_first);
  }

  void operator()(const add_column&) const {}
  void operator()(const drop_column& op) const {
    if (!is_generated(op.definition))
      add("loses_data", in(op.table, op.definition.name), "the column is dropped with all its values", is_it_wanted);
  }
  void operator()(const rename_column& op) const { breaks(in(op.table, op.from), in(op.table, op.to)); }
  void operator()(const alter_column& op) const {
    find_options_not_executed(op);
    const auto where = in(op.table, op.after.name);
    lose(where, "the column", "values", op.before.properties, op.after.properties);
    if (!is_generated(op.before) && is_generated(op.after))
      add("loses_data", where, "its values give way to what is computed", is_it_wanted);
    else
      convert(op, where);
    if (!op.before.not_null && op.after.not_null)
      add("may_fail", where, "it fails if a row has no value here",
          "fill such rows by an `execute` step before it: execute(\"UPDATE ...\").");
  }

  void operator()(const add_constraint& op) const {
    if (!is_said(properties_of(op.definition), "not_valid"))
      add("may_fail", in(op.table, name_of(op.definition)), "it fails if a row " + misdeed(op.definition), look_first);
  }
  void operator()(const drop_constraint&) const {}
  void operator()(const rename_constraint&) const {}
  void operator()(const alter_constraint& op) const {
    const auto &before = properties_of(op.before), &after = properties_of(op.after);
    if (is_switched_on("not_valid", after, before) || is_switched_on("nulls_not_distinct", before, after) ||
        is_switched_on("match_full", before, after))
      add("may_fail", in(op.table, name_of(op.after)), "it fails if a row " + misdeed(op.after), look_first);
  }
  void operator()(const create_index& op) const {
    if (op.definition.unique)
      add("may_fail", in(op.table, op.definition.name), "it fails if a row has the same values as another", look_first);
  }
  void operator()(const drop_index&) const {}
  void operator()(const rename_index&) const {}
  void operator()(const alter_index& op) const {
    if (is_switched_on("nulls_not_distinct", op.before.properties, op.after.properties))
      add("may_fail", in(op.table, op.after.name), "it fails if a row has the same values as another", look_first);
  }

  void operator()(const insert_row& op) const {
    add("may_fail", op.table, "`row " + line_of(op.definition) + "`: it fails if there is a row of this key already",
        "look for it first; if it is there and right, delete it by an `execute` step before this.");
  }
  void operator()(const delete_row& op) const {
    add("loses_data", op.table, "`row " + line_of(op.definition) + "` is deleted, and with it what is to go with it",
        "make sure that no other row needs it: foreign keys either stop the migration, or follow it.");
  }
  void operator()(const update_row&) const {}

  void operator()(const create_object& op) const {
    if (op.definition.kind == object_kind::custom) not_examined(op.definition.name, "the SQL");
  }
  void operator()(const drop_object& op) const {
    const auto& any = op.definition;
    if (any.kind == object_kind::custom) return not_examined(any.name, "the SQL");
    if (around_.made.contains(identity_of(any))) return;
    if (any.kind == object_kind::partition)
      add("loses_data", place_of(any), "the partition is dropped with all its rows", is_it_wanted);
    else if (any.kind == object_kind::sequence)
      add("loses_data", any.name, "the sequence is dropped, and nothing knows how far it counted",
          "make sure that nothing goes on counting with it.");
    else if (is_known_to_programs(any.kind))
      add("breaks_running_programs", place_of(any), "programs that run meanwhile and use it fail once it is gone",
          "stop them first, or drop it in a release in which nothing uses it.");
  }
  void operator()(const alter_object& op) const { alter(op.before, op.after); }
  void operator()(const rename_object& op) const {
    if (is_known_to_programs(op.kind) || is_type(op.kind)) breaks(op.from, op.to);
  }
  void operator()(const rename_label& op) const {
    breaks(op.enumeration + ":" + op.from, op.enumeration + ":" + op.to);
  }

  void operator()(const execute& op) const {
    const std::string where = op.title.empty() ? "execute" : op.title;
    not_examined(where, "the SQL");
    if (!op.outside_transaction) return;
    commits_halfway(where);
    if (!op.repeatable && op.done_when.empty() && op.cleared_by.empty())
      add("may_need_a_hand", where,
          "if a run breaks off within it, the next does not know what became of it, and stops there",
          "say repeatable(), done_when(\"SELECT ...\") or cleared_by(\"...\").");
  }
  void operator()(const run& op) const {
    not_examined(op.function, "the function");
    if (op.outside_transaction) commits_halfway(op.function);
  }
  void operator()(const backfill& op) const {
    not_examined(op.table, "the SQL");
    commits_halfway(op.table);
  }
  void operator()(const commit_here&) const { commits_halfway("commit_here"); }
  void operator()(const bulk_insert& op) const {
    add("may_fail", op.table, "it fails if there is a row of the same key already",
        "look for such rows first, or insert by an `execute` step that passes over them.");
  }

 private:
  void add(std::string code, std::string where, std::string text, std::string_view suggestion) const {
    found_.push_back({std::move(code), std::move(where), std::move(text), std::string(suggestion)});
  }

  void breaks(const std::string& from, const std::string& to) const {
    add("breaks_running_programs", from,
        "programs that run meanwhile and know it as " + from + " fail once it is " + to,
        "stop them first, or rename in a release in which nothing uses it.");
  }

  void not_examined(const std::string& where, const std::string& what) const {
    add("not_examined", where, what + " is your own, and no hazard in it is seen here", "read it with care.");
  }

  void commits_halfway(const std::string& where) const {
    add("commits_halfway", where,
        "the migration is several transactions: what is before this is committed first, and a failure later does not "
        "take it back",
        "see that programs can live with every state in between.");
  }

  void lose(const std::string& where, const std::string& what, const std::string& contents, const properties& before,
            const properties& after) const {
    const std::string text = ": " + what + " is dropped with all its " + contents;
    for (const auto& database : databases_that_lose(before, after))
      add("loses_data", where, database + text, is_it_wanted);
  }

  /// What is not looked into cannot be changed either.
  void find_options_not_executed(const alter_column& op) const {
    std::string before, after;
    for (const auto& any : op.before.properties) before += any.name == "options" ? any.value.text : "";
    for (const auto& any : op.after.properties) after += any.name == "options" ? any.value.text : "";
    if (before == after) return;
    add("options_not_executed", in(op.table, op.after.name),
        "its options change, which instar does not look into: the change is recorded, and no database is told of it",
        "write an `execute` step that makes the change.");
  }

  void convert(const alter_column& op, const std::string& where) const {
    const auto &before = op.before.type, &after = op.after.type;
    if (!op.conversion.empty() && op.conversion != proposed_conversion(op.before, op.after))
      return not_examined(where, "the conversion");
    if (is_widening(before, after, around_.before)) return;
    if (may_lose(before, after))
      add("loses_data", where, "values that do not fit the new type are cut or rounded",
          "look for such values first, or add a column of the new type and fill it in a migration.");
    else
      add("may_fail", where, "it fails if a value does not fit the new type",
          "look for such values first, and mend them by an `execute` step before it.");
  }

  static std::string misdeed(const constraint& any) {
    if (is_foreign_key(any)) return "references a row that is not there";
    if (std::holds_alternative<check>(any)) return "does not fulfil it";
    return std::holds_alternative<exclude>(any) ? "conflicts with another" : "has the same values as another";
  }

  static std::string line_of(const row& any) {
    const auto line = write_line(any);
    return line.starts_with("row ") ? line.substr(4) : line;
  }

  static bool is_type(object_kind kind) {
    return kind == object_kind::enumeration || kind == object_kind::domain || kind == object_kind::composite;
  }

  static bool is_known_to_programs(object_kind kind) {
    switch (kind) {
      case object_kind::schema:
      case object_kind::function:
      case object_kind::procedure:
      case object_kind::view:
      case object_kind::materialized_view:
      case object_kind::partition:
      case object_kind::sequence:
      case object_kind::grant: return true;
      default: return false;
    }
  }

  void alter(const object& before, const object& after) const {
    const auto changes = [&](std::string_view word) {
      return said(before.properties, word) != said(after.properties, word);
    };
    switch (after.kind) {
      case object_kind::enumeration: return lose_labels(before, after);
      case object_kind::domain:
        if (changes("expression") || changes("type") || is_switched_on("not_null", before.properties, after.properties))
          add("may_fail", after.name, "it fails if a value of the domain does not fit any more", look_first);
        return;
      case object_kind::composite: return lose_attributes(before, after);
      case object_kind::partition:
        if (changes("bounds"))
          add("may_fail", place_of(after), "it fails if a row of the partition does not fit its new bounds",
              look_first);
        return;
      case object_kind::grant:
        if (changes("privileges"))
          add("breaks_running_programs", place_of(after), "programs may do otherwise than before",
              "make sure that they are left what they need.");
        return;
      case object_kind::custom: return not_examined(after.name, "the SQL");
      default: return;
    }
  }

  void lose_labels(const object& before, const object& after) const {
    for (const auto& label : before.labels)
      if (std::ranges::count(after.labels, label) == 0)
        add("may_fail", after.name + ":" + label, "it fails if a row has this label",
            "give such rows another one by an `execute` step before it.");
  }

  void lose_attributes(const object& before, const object& after) const {
    for (const auto& any : before.attributes) {
      const auto now = std::ranges::find(after.attributes, any.name, &column::name);
      if (now == after.attributes.end())
        add("loses_data", in(after.name, any.name), "the attribute is dropped with all its values", is_it_wanted);
      else if (!is_widening(any.type, now->type, around_.before))
        add("may_fail", in(after.name, any.name), "it fails if a value does not fit the new type", look_first);
    }
  }

  findings& found_;
  const surroundings& around_;
};

}  // namespace

bool is_switched_on(std::string_view flag, const properties& before, const properties& after) {
  return !is_said(before, flag) && is_said(after, flag);
}

void add_common_hazards(findings& to, const operation& change, const surroundings& around) {
  std::visit(hazards(to, around), change);
}

}  // namespace instar::generator
