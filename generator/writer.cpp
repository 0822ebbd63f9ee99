#include "generator/writer.hpp"

#include <cstddef>
#include <set>
#include <string_view>
#include <variant>
#include <vector>

#include "generator/cpp_literal.hpp"

namespace instar::generator {
namespace {

constexpr std::size_t line_width = 120;
constexpr std::size_t step_indent = 4;

/// A call that is written on one line or, when it is too long or a table, with each argument on its own.
struct call {
  std::string function;
  std::vector<std::string> arguments;
  bool spread = false;
};

std::string joined(const std::vector<std::string>& texts) {
  std::string text;
  for (const auto& one : texts) text += (text.empty() ? "" : ", ") + one;
  return text;
}

std::string named_call(std::string_view function, const std::string& name, const std::vector<std::string>& names) {
  std::string text = std::string(function) + "(" + cpp_literal(name);
  for (const auto& one : names) text += ", " + cpp_literal(one);
  return text + ")";
}

std::string type_cpp(const type& any) {
  static const std::set<std::string_view> words = {"boolean", "smallint", "integer",   "bigint",
                                                   "real",    "text",     "bytes",     "date",
                                                   "uuid",    "json",     "timestamp", "timestamptz"};
  std::vector<std::string> parameters;
  for (std::size_t i = 0; i != any.parameter_count; ++i) parameters.push_back(std::to_string(any.parameters[i]));
  if (any.raw) return "sql_type(" + cpp_literal(any.name) + ")";
  // <ctime> puts a function `time` into the global namespace.
  if (any.name == "time" && parameters.empty()) return "types::time";
  if (any.name == "double" && parameters.empty()) return "double_precision";
  if (words.contains(any.name) && parameters.empty()) return any.name;
  if ((any.name == "varchar" && parameters.size() == 1) || (any.name == "numeric" && parameters.size() == 2))
    return any.name + "(" + joined(parameters) + ")";
  return "instar::type_word{" + cpp_literal(any.name) + ", {" + joined(parameters) + "}, " +
         std::to_string(parameters.size()) + "}";
}

/// Whether a number is the same text when the compiler has read it as an `int`.
bool is_plain_integer(std::string_view text) {
  if (text == "0") return true;
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.size() <= 9 && text.front() != '0' && text.find_first_not_of("0123456789") == text.npos;
}

std::string default_cpp(const default_value& value) {
  switch (value.kind) {
    case default_kind::none: break;
    case default_kind::text: return cpp_literal(value.text);
    case default_kind::boolean: return value.text;
    case default_kind::number:
      return is_plain_integer(value.text) ? value.text : "number(" + cpp_literal(value.text) + ")";
    case default_kind::expression: return "sql(" + cpp_literal(value.text) + ")";
  }
  return {};
}

std::string item(const column& any) {
  std::string text = "column(" + cpp_literal(any.name) + ", " + type_cpp(any.type) + ")";
  if (any.not_null) text += ".not_null()";
  if (any.identity) text += ".identity()";
  if (any.default_value.kind != default_kind::none) text += ".default_value(" + default_cpp(any.default_value) + ")";
  return text;
}

std::string action_cpp(std::string_view function, referential_action action) {
  if (action == referential_action::no_action) return {};
  std::string word(spelling(action));
  if (const auto space = word.find(' '); space != word.npos) word[space] = '_';
  return "." + std::string(function) + "(" + word + ")";
}

std::string item(const primary_key& key) { return named_call("primary_key", key.name, key.columns); }
std::string item(const unique& one) { return named_call("unique", one.name, one.columns); }
std::string item(const check& one) {
  return "check(" + cpp_literal(one.name) + ", " + cpp_literal(one.expression) + ")";
}
std::string item(const foreign_key& key) {
  return named_call("foreign_key", key.name, key.columns) + "." +
         named_call("references", key.referenced_table, key.referenced_columns) +
         action_cpp("on_delete", key.on_delete) + action_cpp("on_update", key.on_update);
}
std::string item(const constraint& any) {
  return std::visit([](const auto& one) { return item(one); }, any);
}
std::string item(const index& any) {
  std::string text = named_call("index", any.name, any.columns);
  if (any.unique) text += ".unique()";
  if (!any.where.empty()) text += ".where(" + cpp_literal(any.where) + ")";
  return text;
}

call table_call(const std::string& function, const table& any) {
  call made{function, {cpp_literal(any.name)}, true};
  for (const auto& one : any.columns) made.arguments.push_back(item(one));
  // As people write it: the key first, references last.
  for (std::size_t kind = 0; kind != std::variant_size_v<constraint>; ++kind) {
    constexpr std::size_t order[] = {0, 1, 3, 2};
    for (const auto& one : any.constraints)
      if (one.index() == order[kind]) made.arguments.push_back(item(one));
  }
  for (const auto& one : any.indexes) made.arguments.push_back(item(one));
  return made;
}

template <class... Items>
call call_of(const std::string& function, const std::string& table_name, const Items&... items) {
  return {function, {cpp_literal(table_name), items...}};
}

struct to_call {
  call operator()(const create_table& op) const { return table_call("create_table", op.definition); }
  call operator()(const drop_table& op) const { return table_call("drop_table", op.definition); }
  call operator()(const rename_table& op) const { return call_of("rename_table", op.from, cpp_literal(op.to)); }
  call operator()(const add_column& op) const { return call_of("add_column", op.table, item(op.definition)); }
  call operator()(const drop_column& op) const { return call_of("drop_column", op.table, item(op.definition)); }
  call operator()(const rename_column& op) const {
    return call_of("rename_column", op.table, cpp_literal(op.from), cpp_literal(op.to));
  }
  call operator()(const alter_column& op) const {
    return call_of("alter_column", op.table, item(op.before), item(op.after));
  }
  call operator()(const add_constraint& op) const { return call_of("add_constraint", op.table, item(op.definition)); }
  call operator()(const drop_constraint& op) const { return call_of("drop_constraint", op.table, item(op.definition)); }
  call operator()(const rename_constraint& op) const {
    return call_of("rename_constraint", op.table, cpp_literal(op.from), cpp_literal(op.to));
  }
  call operator()(const create_index& op) const { return call_of("create_index", op.table, item(op.definition)); }
  call operator()(const drop_index& op) const { return call_of("drop_index", op.table, item(op.definition)); }
  call operator()(const rename_index& op) const {
    return call_of("rename_index", op.table, cpp_literal(op.from), cpp_literal(op.to));
  }
  call operator()(const execute& op) const {
    call made{"execute", {}};
    if (!op.sql.empty()) made.arguments.push_back(cpp_literal(op.sql));
    for (const auto& [dialect, sql] : op.per_dialect) made.arguments.push_back(dialect + "(" + cpp_literal(sql) + ")");
    return made;
  }
  call operator()(const run& op) const { return {"run", {cpp_literal(op.function), "&" + op.function}}; }
};

/// The call at `indent`; `room` is what has to fit behind it on its last line.
std::string laid_out(const call& made, std::size_t indent, std::size_t room) {
  auto flat = made.function + "(" + joined(made.arguments) + ")";
  if (!made.spread && indent + flat.size() + room <= line_width) return flat;
  std::string text = made.function + "(" + made.arguments.front();
  for (std::size_t i = 1; i < made.arguments.size(); ++i)
    text += ",\n" + std::string(indent + 4, ' ') + made.arguments[i];
  return text + ")";
}

std::string steps(const std::vector<operation>& operations) {
  std::string text = "steps(";
  bool first = true;
  for (const auto& change : operations) {
    text += (first ? "\n" : ",\n") + std::string(step_indent, ' ') +
            laid_out(std::visit(to_call{}, change), step_indent, std::string_view(");").size());
    first = false;
  }
  return text + ")";
}

std::string names_cpp(std::string_view member, const std::vector<std::string>& names) {
  std::vector<std::string> literals;
  literals.reserve(names.size());
  for (const auto& name : names) literals.push_back(cpp_literal(name));
  return names.empty() ? "" : "    ." + std::string(member) + " = {" + joined(literals) + "},\n";
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
  text += "    .message = " + cpp_literal(migration.message) + ",\n";
  return text + "};\n";
}

}  // namespace

std::string write_cpp(const operation& change) { return laid_out(std::visit(to_call{}, change), 0, 0); }

std::string write_source(const migration_text& migration) {
  const auto symbol = "const instar::migration instar_migration_" + migration.revision;
  const auto downgrade = migration.irreversible ? "irreversible(" + cpp_literal(*migration.irreversible) + ")"
                                                : steps(migration.downgrade);
  std::string text = cpp_comment(migration.revision + ": " + migration.message) + "\n";
  text += "#include <instar/migration.hpp>\n\nnamespace {\n\nusing namespace instar::operations;\n\n";
  text += revision_cpp(migration);
  // However a project formats its code, a step keeps its line.
  text += "\n// clang-format off\n";
  text += "constexpr auto upgrade = " + steps(migration.upgrade) + ";\n\n";
  text += "constexpr auto downgrade = " + downgrade + ";\n";
  text += "// clang-format on\n\n}  // namespace\n\n";
  text += "extern " + symbol + ";\n";
  text += symbol + " = instar::migration_of<revision, upgrade, downgrade>;\n";
  return text;
}

}  // namespace instar::generator
