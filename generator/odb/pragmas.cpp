#include "generator/odb/pragmas.hpp"

#include <algorithm>
#include <instar/projection.hpp>
#include <instar/snapshot.hpp>
#include <utility>

#include "generator/odb/naming.hpp"
#include "generator/odb/sql_text.hpp"

namespace instar::generator::odb {
namespace {

/// A text as a C++ string literal.
std::string literal(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c == '\n' ? ' ' : c;
  }
  return quoted + "\"";
}

/// ` table("audit"."trail")`
std::string table_name(std::string_view name) {
  const auto [schema, own] = parts_of_name(name);
  return schema.empty() ? literal(own) : literal(schema) + "." + literal(own);
}

/// The pragmas of one table for one database.
class table_pragmas {
 public:
  table_pragmas(const table& any, std::string struct_name, const dialect& in, std::vector<finding>& unsaid)
      : table_(any), struct_(std::move(struct_name)), in_(in), unsaid_(unsaid) {}

  std::string text() {
    assign_constraints();
    const auto* key = table_.primary_key();
    text_ = "#pragma db object(" + struct_ + ") table(" + table_name(table_.name) + ")" +
            (key == nullptr ? " no_id" : "") + "\n";
    if (key != nullptr && key->columns.size() > 1)
      leave_out(key->name, "a key over several columns is a member of its own in ODB, a struct with those columns");
    for (const auto& any : table_.columns) add_column(any, key);
    for (const auto& any : table_.indexes) add_index(any);
    return std::move(text_);
  }

 private:
  /// A constraint stands with one column in ODB, the first that it is about.
  void assign_constraints() {
    for (const auto& any : table_.constraints) {
      if (const auto* one = std::get_if<check>(&any)) {
        options_[column_of(one->expression)] += " " + named(one->name) + "CHECK (" + sql(one->expression) + ")";
      } else if (const auto* one = std::get_if<unique>(&any); one != nullptr && one->columns.size() == 1) {
        options_[one->columns.front()] += " " + named(one->name) + "UNIQUE";
      } else if (const auto* one = std::get_if<foreign_key>(&any); one != nullptr && one->columns.size() == 1) {
        options_[one->columns.front()] += " " + named(one->name) + reference(*one);
      } else if (!std::holds_alternative<primary_key>(any)) {
        leave_out(name_of(any), "ODB has no constraint that is about several columns");
      }
    }
  }

  [[nodiscard]] std::string column_of(std::string_view expression) const {
    for (const auto& part : parts_of(expression))
      if (part.is_column) return part.text;
    return table_.columns.front().name;
  }

  [[nodiscard]] std::string named(std::string_view name) const { return "CONSTRAINT " + in_.quote_name(name) + " "; }

  [[nodiscard]] std::string sql(std::string_view expression) const {
    std::string text;
    for (const auto& part : parts_of(expression)) text += part.is_column ? in_.quote_name(part.text) : part.text;
    return text;
  }

  [[nodiscard]] std::string reference(const foreign_key& key) const {
    std::string text = "REFERENCES " + in_.quote_table(key.referenced_table) + " (" +
                       in_.quote_name(key.referenced_columns.front()) + ")";
    if (key.on_delete != referential_action::no_action) text += " ON DELETE " + in_capitals(spelling(key.on_delete));
    if (key.on_update != referential_action::no_action) text += " ON UPDATE " + in_capitals(spelling(key.on_update));
    if (key.properties.has("deferrable")) text += " DEFERRABLE";
    if (key.properties.has("initially_deferred")) text += " INITIALLY DEFERRED";
    return text;
  }

  void add_column(const column& any, const primary_key* key) {
    const bool is_key = key != nullptr && key->columns.size() == 1 && key->columns.front() == any.name;
    text_ += "#pragma db member(" + struct_ + "::" + any.name + ")";
    if (is_key) text_ += any.identity ? " id auto" : " id";
    if (any.identity && in_.name() == "sqlite" && !any.properties.has("autoincrement"))
      list({"not_said", "sqlite", "ODB numbers rows by AUTOINCREMENT, and the schema does not",
            "run the ODB compiler with --sqlite-lax-auto-id, or declare the columns with autoincrement()."});
    text_ += " column(" + literal(any.name) + ") type(" + literal(type_of(any)) + ")";
    if (!is_key) text_ += any.not_null ? " not_null" : " null";
    if (const auto options = options_of(any); !options.empty()) text_ += " options(" + literal(options) + ")";
    text_ += "\n";
  }

  /// SQLite numbers rows in an INTEGER and in nothing else.
  [[nodiscard]] std::string type_of(const column& any) const {
    return any.identity && in_.name() == "sqlite" ? "INTEGER" : in_capitals(in_.type_sql(any.type));
  }

  [[nodiscard]] std::string options_of(const column& any) const {
    std::string text;
    if (any.default_value.kind != term_kind::none) text += " DEFAULT " + default_sql(any.default_value);
    if (const auto collation = any.properties.text("collation"); !collation.empty())
      text += " COLLATE " + in_.quote_name(collation);
    if (const auto* stored = any.properties.find("generated_stored"))
      text += " GENERATED ALWAYS AS (" + sql(stored->text) + ") STORED";
    if (const auto* computed = any.properties.find("generated_virtual"))
      text += " GENERATED ALWAYS AS (" + sql(computed->text) + ") VIRTUAL";
    if (const auto found = options_.find(any.name); found != options_.end()) text += found->second;
    if (const auto rest = any.properties.text("options"); !rest.empty()) text.append(" ").append(rest);
    return std::string(trimmed(text));
  }

  [[nodiscard]] std::string default_sql(const term& any) const {
    if (any.kind == term_kind::text) return in_.quote_text(any.text);
    return any.kind == term_kind::expression ? "(" + sql(any.text) + ")" : in_capitals(any.text);
  }

  void add_index(const index& any) {
    std::string text = "#pragma db index(" + struct_ + "::" + literal(any.name) + ")" + (any.unique ? " unique" : "");
    if (const auto method = any.properties.text("method"); !method.empty())
      text += " method(" + literal(in_capitals(method)) + ")";
    for (const auto& key : any.keys) {
      if (key.column.empty()) return leave_out(any.name, "ODB has no index over an expression");
      text += " member(" + key.column;
      if (const auto options = key_options(key); !options.empty()) text += ", " + literal(options);
      text += ")";
    }
    if (const auto options = index_options(any); !options.empty()) text += " options(" + literal(options) + ")";
    text_ += text + "\n";
  }

  [[nodiscard]] std::string key_options(const index_key& key) const {
    std::string text;
    if (const auto collation = key.properties.text("collation"); !collation.empty())
      text += " COLLATE " + in_.quote_name(collation);
    if (const auto used = key.properties.text("operator_class"); !used.empty()) text.append(" ").append(used);
    if (key.properties.has("descending")) text += " DESC";
    if (key.properties.has("nulls_first")) text += " NULLS FIRST";
    if (key.properties.has("nulls_last")) text += " NULLS LAST";
    return std::string(trimmed(text));
  }

  [[nodiscard]] std::string index_options(const index& any) const {
    std::string text;
    if (const auto* included = any.properties.find("include")) text += " INCLUDE (" + sql(included->text) + ")";
    if (any.properties.has("nulls_not_distinct")) text += " NULLS NOT DISTINCT";
    if (const auto all = any.properties.text("parameters"); !all.empty())
      text.append(" WITH (").append(all).append(")");
    if (const auto where = any.properties.text("tablespace"); !where.empty()) text.append(" TABLESPACE ").append(where);
    if (!any.where.empty()) text += " WHERE " + sql(any.where);
    return std::string(trimmed(text));
  }

  void leave_out(const std::string& what, const std::string& why) {
    list({"not_said", table_.name + ", " + what, why,
          "nothing has to be done: the migrations make it, and ODB reads and writes rows without knowing of it."});
  }

  /// Once for all databases and tables.
  void list(finding one) {
    if (std::ranges::find(unsaid_, one) == unsaid_.end()) unsaid_.push_back(std::move(one));
  }

  const table& table_;
  const std::string struct_;
  const dialect& in_;
  std::vector<finding>& unsaid_;
  std::map<std::string, std::string> options_;
  std::string text_;
};

std::string pragmas_for(const model& schema, const struct_names& structs, const dialect& in,
                        std::vector<finding>& unsaid) {
  std::string text;
  for (const auto& any : project(schema, in.name()).tables) {
    const auto found = structs.find(any.name);
    if (found != structs.end()) text += "\n" + table_pragmas(any, found->second, in, unsaid).text();
  }
  return text;
}

std::string_view macro_of(const dialect& in) {
  return in.name() == "postgresql" ? "ODB_DATABASE_PGSQL" : "ODB_DATABASE_SQLITE";
}

}  // namespace

pragma_header write_pragmas(const model& schema, const struct_names& structs, const std::vector<std::string>& headers,
                            const std::vector<const dialect*>& databases) {
  pragma_header written;
  written.text =
      "// Written by `instar odb-pragmas` from the declared schema. Give it to the ODB compiler together with\n"
      "// the headers that it includes; write it anew when the schema changes.\n#pragma once\n\n";
  for (const auto& header : headers) written.text += "#include \"" + header + "\"\n";
  written.text += "\n#ifdef ODB_COMPILER\n";
  for (const auto* in : databases)
    written.text += std::string("\n#") + (in == databases.front() ? "if" : "elif") + " defined(" +
                    std::string(macro_of(*in)) + ")\n" + pragmas_for(schema, structs, *in, written.unsaid);
  written.text += "\n#endif\n#endif\n";
  for (const auto& any : schema.tables)
    if (!structs.contains(any.name))
      written.unsaid.push_back({"not_said", any.name, "the table has no struct", "nothing has to be done."});
  return written;
}

}  // namespace instar::generator::odb
