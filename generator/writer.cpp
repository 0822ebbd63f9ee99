#include "generator/writer.hpp"

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "generator/cpp_element.hpp"
#include "generator/cpp_literal.hpp"
#include "generator/cpp_value.hpp"

namespace instar::generator {
namespace {

constexpr std::size_t step_indent = 4;

/// As much text as there is in one constant. A compiler limits how long it evaluates one, and this is far below.
constexpr std::size_t most_text_in_a_constant = 65536;

template <class... Names>
cpp_code renamed(std::string_view function, const Names&... names) {
  return cpp_call(function, {cpp_name(names)...});
}

template <class... Elements>
cpp_code on_table(std::string_view function, const std::string& table, const Elements&... elements) {
  return cpp_call(function, {cpp_name(table), cpp_element(elements)...});
}

cpp_code whole_table(std::string_view function, const table& any) {
  auto call = cpp_call(function, {cpp_name(any.name)});
  for (auto& part : cpp_parts(any)) call.arguments.push_back(std::move(part));
  call.spread = true;
  return call;
}

struct to_cpp {
  cpp_code operator()(const create_table& op) const { return whole_table("create_table", op.definition); }
  cpp_code operator()(const drop_table& op) const { return whole_table("drop_table", op.definition); }
  cpp_code operator()(const rename_table& op) const { return renamed("rename_table", op.from, op.to); }
  cpp_code operator()(const alter_table& op) const { return on_table("alter_table", op.table, op.before, op.after); }

  cpp_code operator()(const add_column& op) const { return on_table("add_column", op.table, op.definition); }
  cpp_code operator()(const drop_column& op) const { return on_table("drop_column", op.table, op.definition); }
  cpp_code operator()(const rename_column& op) const { return renamed("rename_column", op.table, op.from, op.to); }
  cpp_code operator()(const alter_column& op) const {
    auto code = on_table("alter_column", op.table, op.before, op.after);
    if (!op.conversion.empty()) code.verbs.push_back(cpp_call("using_expression", {cpp_text(op.conversion)}));
    return code;
  }

  cpp_code operator()(const add_constraint& op) const { return on_table("add_constraint", op.table, op.definition); }
  cpp_code operator()(const drop_constraint& op) const { return on_table("drop_constraint", op.table, op.definition); }
  cpp_code operator()(const rename_constraint& op) const {
    return renamed("rename_constraint", op.table, op.from, op.to);
  }
  cpp_code operator()(const alter_constraint& op) const {
    return on_table("alter_constraint", op.table, op.before, op.after);
  }

  cpp_code operator()(const create_index& op) const { return index_change("create_index", op); }
  cpp_code operator()(const drop_index& op) const { return index_change("drop_index", op); }
  cpp_code operator()(const rename_index& op) const { return renamed("rename_index", op.table, op.from, op.to); }
  cpp_code operator()(const alter_index& op) const { return on_table("alter_index", op.table, op.before, op.after); }

  cpp_code operator()(const insert_row& op) const { return on_table("insert_row", op.table, op.definition); }
  cpp_code operator()(const delete_row& op) const { return on_table("delete_row", op.table, op.definition); }
  cpp_code operator()(const update_row& op) const { return on_table("update_row", op.table, op.before, op.after); }

  cpp_code operator()(const create_object& op) const { return cpp_call("create_object", {cpp_element(op.definition)}); }
  cpp_code operator()(const drop_object& op) const { return cpp_call("drop_object", {cpp_element(op.definition)}); }
  cpp_code operator()(const alter_object& op) const {
    return cpp_call("alter_object", {cpp_element(op.before), cpp_element(op.after)});
  }
  cpp_code operator()(const rename_object& op) const {
    return cpp_call("rename_object", {cpp_identity(op.kind, op.from, op.on), cpp_name(op.to)});
  }
  cpp_code operator()(const rename_label& op) const { return renamed("rename_label", op.enumeration, op.from, op.to); }

  cpp_code operator()(const execute& op) const {
    auto call = with_texts(cpp_call("execute"), op);
    const auto say = [&](std::string_view verb, const std::string& text) {
      if (!text.empty()) call.verbs.push_back(cpp_call(verb, {cpp_text(text)}));
    };
    if (op.outside_transaction) call.verbs.push_back(cpp_call("outside_transaction"));
    if (op.repeatable) call.verbs.push_back(cpp_call("repeatable"));
    say("done_when", op.done_when);
    say("cleared_by", op.cleared_by);
    say("called", op.title);
    for (const auto& [name, value] : op.arguments)
      call.verbs.push_back(cpp_call("with", {cpp_name(name), cpp_value(value)}));
    return call;
  }
  cpp_code operator()(const run& op) const {
    auto call = cpp_call("run", {cpp_name(op.function), {.text = "&" + op.function}});
    for (const auto& used : op.uses) call.verbs.push_back(cpp_call("uses", {cpp_used_table(used)}));
    return call;
  }
  cpp_code operator()(const backfill& op) const {
    auto call = with_texts(cpp_call("backfill", {cpp_name(op.table), cpp_name(op.key)}), op);
    call.verbs.push_back(cpp_call("batch", {{.text = std::to_string(op.batch)}}));
    if (op.pause != 0) call.verbs.push_back(cpp_call("pause", {{.text = std::to_string(op.pause)}}));
    return call;
  }
  cpp_code operator()(const commit_here&) const { return cpp_call("commit_here"); }
  cpp_code operator()(const bulk_insert& op) const {
    auto call = cpp_call("bulk_insert", {cpp_name(op.table)});
    for (const auto& one : op.rows) call.arguments.push_back(cpp_element(one));
    call.spread = true;
    return call;
  }

 private:
  template <class Change>
  static cpp_code index_change(std::string_view function, const Change& op) {
    auto code = on_table(function, op.table, op.definition);
    if (op.concurrently) code.verbs.push_back(cpp_call("concurrently"));
    return code;
  }
  template <class Step>
  static cpp_code with_texts(cpp_code call, const Step& op) {
    if (!op.sql.empty() || op.per_dialect.empty()) call.arguments.push_back(cpp_text(op.sql));
    for (const auto& [dialect, sql] : op.per_dialect) call.arguments.push_back(cpp_call(dialect, {cpp_text(sql)}));
    return call;
  }
  static cpp_code cpp_used_table(const table& used) {
    auto call = cpp_call("table", {cpp_name(used.name)});
    for (const auto& one : used.columns) call.arguments.push_back(cpp_element(one));
    return call;
  }
};

cpp_code operation_cpp(const operation& change) { return std::visit(to_cpp{}, change); }

/// The words that stand around steps, by the numbers of these.
using words_of_steps = std::map<std::size_t, std::string_view>;

words_of_steps said_when_new(const migration_text& migration) {
  words_of_steps said;
  for (const auto number : migration.needed_when_new) said.emplace(number, "needed_when_new");
  for (const auto number : migration.needless_when_new) said.emplace(number, "needless_when_new");
  return said;
}

/// The constants that hold the steps, `name` among them.
std::string steps(const std::string& name, const std::vector<operation>& operations, const words_of_steps& said = {}) {
  std::vector<std::string> constants(1);
  for (std::size_t i = 0; i != operations.size(); ++i) {
    auto code = operation_cpp(operations[i]);
    if (const auto word = said.find(i + 1); word != said.end()) code = cpp_call(word->second, {std::move(code)});
    const auto text = "\n" + std::string(step_indent, ' ') + laid_out(code, step_indent, std::string_view(");").size());
    if (constants.back().size() + text.size() > most_text_in_a_constant && !constants.back().empty())
      constants.emplace_back();
    constants.back() += (constants.back().empty() ? "" : ",") + text;
  }
  if (constants.size() == 1) return "constexpr auto " + name + " = steps(" + constants.front() + ");\n";
  std::string text, names;
  for (std::size_t i = 0; i != constants.size(); ++i) {
    const auto part = name + "_" + std::to_string(i + 1);
    text += "constexpr auto " + part + " = steps(" + constants[i] + ");\n\n";
    names += (names.empty() ? "" : ", ") + part;
  }
  return text + "constexpr auto " + name + " = in_sequence<" + names + ">;\n";
}

std::string names_cpp(std::string_view member, const std::vector<std::string>& names) {
  std::string literals;
  for (const auto& name : names) literals += (literals.empty() ? "" : ", ") + cpp_literal(name);
  return names.empty() ? "" : "    ." + std::string(member) + " = {" + literals + "},\n";
}

std::string revision_cpp(const migration_text& migration) {
  std::string replaced;
  for (const auto& name : migration.replaces) replaced += (replaced.empty() ? "" : " ") + name;
  std::string text = "constexpr instar::revision revision{\n";
  text += "    .id = " + cpp_literal(migration.revision) + ",\n";
  text += names_cpp("parents", migration.parents);
  text += names_cpp("depends_on", migration.depends_on);
  text += names_cpp("branch_labels", migration.labels);
  if (!migration.replaces.empty()) text += "    .replaces = " + cpp_literal(replaced) + ",\n";
  if (const auto harmless = migration.harmless_to_older_programs)
    text +=
        "    .older_programs = instar::to_older_programs::" + std::string(*harmless ? "harmless" : "harmful") + ",\n";
  text += "    .message = " + cpp_literal(migration.message) + ",\n";
  return text + "};\n";
}

}  // namespace

std::string write_cpp(const operation& change) { return laid_out(operation_cpp(change), 0, 0); }

std::string write_source(const migration_text& migration, const std::vector<std::string>& warnings) {
  const auto symbol = "const instar::migration instar_migration_" + migration.revision;
  const auto downgrade = migration.irreversible ? "constexpr auto downgrade = irreversible(" +
                                                      cpp_literal(*migration.irreversible) + ");\n"
                                                : steps("downgrade", migration.downgrade);
  std::string text = cpp_comment(migration.revision + ": " + migration.message) + "\n";
  text += "#include <instar/migration.hpp>\n\nnamespace {\n\nusing namespace instar::operations;\n\n";
  text += revision_cpp(migration);
  // However a project formats its code, a step keeps its line.
  text += "\n// clang-format off\n";
  for (const auto& warning : warnings) text += cpp_comment(warning) + "\n";
  text += steps("upgrade", migration.upgrade, said_when_new(migration)) + "\n" + downgrade;
  text += "// clang-format on\n\n}  // namespace\n\n";
  text += "extern " + symbol + ";\n";
  text += symbol + " = instar::migration_of<revision, upgrade, downgrade>;\n";
  return text;
}

}  // namespace instar::generator
