#include "generator/schema_header.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "generator/cpp_code.hpp"
#include "generator/cpp_identifier.hpp"
#include "generator/cpp_literal.hpp"
#include "generator/cpp_type.hpp"
#include "generator/declarable.hpp"
#include "generator/schema_part.hpp"

namespace instar::generator {
namespace {

/// A table as C++ calls it and its columns.
struct named_table {
  const table* of;
  std::string record, constant;
  std::map<std::string, std::string> members;      ///< by column
  std::map<std::string, std::string> value_types;  ///< by column, without `std::optional`
};

/// What a property is called as a verb of the DSL.
std::string verb_of(const std::string& word) {
  if (word == "requires") return "needs";
  if (word == "operator") return "compared_by";
  if (word == "using") return "showing";
  if (word == "generated_stored") return "generated";
  return word == "default" ? "default_value" : word;
}

/// The DSL leaves some types where they are, because their words mean much else.
cpp_code type_code(cpp_code code) {
  static const std::set<std::string_view> elsewhere = {
      "time",         "timestamp",      "point",         "line",           "lseg",           "box",
      "path",         "polygon",        "circle",        "int4range",      "int8range",      "numrange",
      "tsrange",      "tstzrange",      "daterange",     "int4multirange", "int8multirange", "nummultirange",
      "tsmultirange", "tstzmultirange", "datemultirange"};
  if (code.text.starts_with("types::")) code.text.erase(0, std::string_view("types::").size());
  if (elsewhere.contains(code.text)) code.text.insert(0, "instar::types::");
  for (auto& one : code.arguments) one = type_code(std::move(one));
  return code;
}

std::string whole_number(const std::string& text) {
  return text == "-9223372036854775808" ? "-9223372036854775807 - 1" : text;
}

class header_writer {
 public:
  header_writer(const model& declared, header_plan plan, const dialect& of)
      : declared_(declared), plan_(std::move(plan)), name_space_(plan_.name_space), of_(of) {}

  std::vector<schema_header> write() {
    const auto parts = divided(declared_, plan_.most_tables);
    std::vector<schema_header> headers{{plan_.file, {}, "#pragma once\n\n"}};
    for (std::size_t i = 0; i != parts.size() && parts.size() != 1; ++i) {
      const auto number = "_" + std::to_string(i + 1);
      const std::filesystem::path file(plan_.file);
      headers.push_back({(file.parent_path() / file.stem()).string() + number + file.extension().string(),
                         names_.make("schema" + number),
                         {}});
      headers.front().text += "#include " + included(headers.back());
    }
    name_everything();
    agree_on_keys();
    if (parts.size() == 1) return {{plan_.file, "schema", header_of(parts.front(), "schema", {})}};
    for (std::size_t i = 0; i != parts.size(); ++i) {
      std::vector<const schema_header*> others;
      for (const auto number : parts[i].beside) others.push_back(&headers[number + 1]);
      headers[i + 1].text = header_of(parts[i], headers[i + 1].schema, others);
    }
    return headers;
  }

 private:
  static std::string included(const schema_header& any) {
    return "\"" + std::filesystem::path(any.file).filename().string() + "\"\n";
  }

  std::string header_of(const schema_part& part, const std::string& schema,
                        const std::vector<const schema_header*>& others) {
    listed_.clear();
    std::string structs, descriptions;
    for (const auto* any : part.objects)
      if (any->kind == object_kind::composite) structs += composite_struct(*any);
    for (const auto* any : part.tables) structs += struct_of(table_named(any->name));
    for (const auto* any : part.objects) descriptions += description_of(*any);
    for (const auto* any : part.tables) descriptions += description_of(table_named(any->name));
    std::string text =
        "#pragma once\n\n#include <cstddef>\n#include <cstdint>\n#include <instar/dsl.hpp>\n"
        "#include <optional>\n#include <string>\n#include <vector>\n\n";
    for (const auto* any : others) text += "#include " + included(*any);
    text += (others.empty() ? "" : "\n") + enumerations(part);
    text += "namespace " + name_space_ + " {\n\n" + structs + "using namespace instar::dsl;\n\n" + descriptions;
    text += laid_out_schema(schema, others);
    return text + "\n}  // namespace " + name_space_ + "\n";
  }

  void name_everything() {
    for (const auto& any : declared_.objects)
      if (any.kind == object_kind::enumeration || any.kind == object_kind::composite)
        types_[any.name] = names_.make(any.name);
    for (const auto& any : declared_.tables) {
      named_table one{.of = &any, .record = names_.make(any.name + "_row"), .constant = names_.make(any.name)};
      cpp_identifiers members;
      // A member of the name of its struct would be its constructor to some.
      static_cast<void>(members.make(one.record));
      for (const auto& each : any.columns) {
        one.members[each.name] = members.make(each.name);
        one.value_types[each.name] = value_type(each);
      }
      tables_.push_back(std::move(one));
    }
  }

  [[nodiscard]] std::string value_type(const column& any) const {
    const auto found = types_.find(any.type.name);
    const bool is_own = any.type.declared && any.type.dimensions == 0 && found != types_.end();
    return is_own ? name_space_ + "::" + found->second : cpp_value_type(any.type, of_);
  }

  /// Both sides of a foreign key have one C++ type. A key may reference a key that references another.
  void agree_on_keys() {
    bool going = true;
    for (std::size_t round = 0; going && round <= tables_.size(); ++round) {
      going = false;
      for (auto& any : tables_)
        for (const auto& one : any.of->constraints)
          if (const auto* key = std::get_if<foreign_key>(&one)) going = agree(any, *key) || going;
    }
  }

  bool agree(named_table& any, const foreign_key& key) {
    bool changed = false;
    for (std::size_t i = 0; i != key.columns.size(); ++i) {
      const auto& wanted = table_named(key.referenced_table).value_types.at(key.referenced_columns[i]);
      auto& is = any.value_types.at(key.columns[i]);
      changed = changed || is != wanted;
      is = wanted;
    }
    return changed;
  }

  [[nodiscard]] const named_table& table_named(const std::string& name) const {
    return *std::ranges::find_if(tables_, [&](const named_table& any) { return any.of->name == name; });
  }

  [[nodiscard]] std::string enumerations(const schema_part& part) const {
    std::string definitions, descriptions;
    for (const auto* any : part.objects) {
      if (any->kind != object_kind::enumeration) continue;
      std::string labels;
      for (const auto& label : any->labels) labels += (labels.empty() ? "" : ", ") + label;
      const auto& name = types_.at(any->name);
      definitions += "enum class " + name + " { " + labels + " };\n";
      descriptions += "INSTAR_ENUM(" + name_space_ + "::" + name + ", " + labels + ");\n";
    }
    if (definitions.empty()) return {};
    return "namespace " + name_space_ + " {\n\n" + definitions + "\n}  // namespace " + name_space_ + "\n\n" +
           descriptions + "\n";
  }

  static std::string struct_text(const std::string& name, const std::vector<std::string>& members) {
    std::string text = "struct " + name + " {\n  INSTAR_DEFINE_STRUCT(" + name;
    for (const auto& one : members) text += ",\n    " + one;
    return text + ");\n};\n\n";
  }

  [[nodiscard]] std::string composite_struct(const object& any) const {
    std::vector<std::string> members;
    members.reserve(any.attributes.size());
    for (const auto& one : any.attributes)
      members.push_back("(" + cpp_value_type(one.type, of_) + ", " + one.name + ")");
    return struct_text(types_.at(any.name), members);
  }

  [[nodiscard]] static std::string struct_of(const named_table& any) {
    std::vector<std::string> members;
    for (const auto& one : any.of->columns) {
      const auto& value = any.value_types.at(one.name);
      members.push_back("(" + (one.not_null ? value : "std::optional<" + value + ">") + ", " +
                        any.members.at(one.name) + ")");
    }
    return struct_text(any.record, members);
  }

  [[nodiscard]] static cpp_code member_of(const named_table& any, const std::string& column) {
    return {.text = "&" + any.record + "::" + any.members.at(column)};
  }

  [[nodiscard]] static cpp_code members_call(std::string_view verb, const named_table& any,
                                             const std::vector<std::string>& columns) {
    auto call = cpp_call(verb);
    for (const auto& one : columns) call.arguments.push_back(member_of(any, one));
    return call;
  }

  /// `sql("{} > 0", &tasks_row::priority)`
  [[nodiscard]] static cpp_code sql_code(const std::string& expression, const named_table* of) {
    std::string text;
    std::vector<cpp_code> members;
    for (const auto& part : parts_of(expression)) {
      if (part.is_column && of != nullptr) {
        text += "{}";
        members.push_back(member_of(*of, part.text));
        continue;
      }
      for (std::size_t i = 0; i != part.text.size(); ++i)
        text += part.text.compare(i, 2, "{}") == 0 ? std::string("{{") : std::string(1, part.text[i]);
    }
    auto call = cpp_call("sql", {cpp_text(text)});
    call.arguments.insert(call.arguments.end(), members.begin(), members.end());
    return call;
  }

  [[nodiscard]] static cpp_code verb(const property& any, const named_table* of) {
    auto call = cpp_call(verb_of(any.name));
    switch (any.value.kind) {
      case term_kind::none: break;
      case term_kind::text: call.arguments.push_back(cpp_text(any.value.text)); break;
      case term_kind::number: call.arguments.push_back({.text = whole_number(any.value.text)}); break;
      case term_kind::boolean: call.arguments.push_back({.text = any.value.text}); break;
      case term_kind::expression: {
        if (of == nullptr || (any.name != "include" && any.name != "set_columns")) {
          call.arguments.push_back(sql_code(any.value.text, of));
          break;
        }
        for (const auto& part : parts_of(any.value.text))
          if (part.is_column) call.arguments.push_back(member_of(*of, part.text));
      }
    }
    return call;
  }

  static void add_properties(cpp_code& to, const properties& all, const named_table* of) {
    if (all.empty()) return;
    auto with = cpp_call("with");
    for (const auto& one : all) with.arguments.push_back(verb(one, of));
    to.verbs.push_back(std::move(with));
  }

  [[nodiscard]] cpp_code default_of(const column& any, const named_table& of) const {
    const auto& value = any.default_value;
    const auto& cpp = of.value_types.at(any.name);
    if (value.kind == term_kind::expression) return sql_code(value.text, nullptr);
    if (value.kind == term_kind::text && cpp != "std::string") return {.text = cpp + "::" + value.text};
    if (value.kind == term_kind::text || cpp == "double" || cpp == "float") return cpp_text(value.text);
    return {.text = value.text};
  }

  /// Nothing where the member says it all.
  [[nodiscard]] cpp_code column_code(const column& any, const named_table& of) const {
    auto code = members_call("column", of, {any.name});
    if (of.members.at(any.name) != any.name) code.verbs.push_back(cpp_call("named", {cpp_name(any.name)}));
    const auto& value = of.value_types.at(any.name);
    const bool is_own = any.type.declared && value.starts_with(name_space_ + "::");
    if (!is_own && (cpp_value_type(any.type, of_) != value || !is_mapped(any.type)))
      code.verbs.push_back(cpp_call("type", {type_code(cpp_type(any.type))}));
    if (any.identity) code.verbs.push_back(cpp_call("identity"));
    if (any.default_value.kind != term_kind::none)
      code.verbs.push_back(cpp_call("default_value", {default_of(any, of)}));
    add_properties(code, any.properties, &of);
    return code;
  }

  /// Whether the C++ type of such a column stands for its SQL type.
  [[nodiscard]] bool is_mapped(const type& any) const {
    if (any.raw || any.declared || any.dimensions != 0 || any.parameter_count != 0) return false;
    const bool is_sqlite = of_.name() == "sqlite";
    const std::set<std::string_view> words = {"boolean", "bigint", "real", "double", "bytes", "text", "timestamptz"};
    return words.contains(any.name) || (!is_sqlite && (any.name == "smallint" || any.name == "integer"));
  }

  [[nodiscard]] static cpp_code key_code(const index_key& key, const named_table& of) {
    auto code = cpp_call("key", {key.expression.empty() ? member_of(of, key.column) : sql_code(key.expression, &of)});
    add_properties(code, key.properties, &of);
    return code;
  }

  [[nodiscard]] static cpp_code action(referential_action any) {
    std::string word(spelling(any));
    std::ranges::replace(word, ' ', '_');
    return {.text = std::move(word)};
  }

  [[nodiscard]] cpp_code constraint_code(const constraint& any, const named_table& of) const {
    cpp_code code;
    if (const auto* key = std::get_if<primary_key>(&any)) code = members_call("primary_key", of, key->columns);
    if (const auto* one = std::get_if<unique>(&any)) code = members_call("unique", of, one->columns);
    if (const auto* one = std::get_if<check>(&any))
      code = cpp_call("check", {cpp_name(one->name), sql_code(one->expression, &of)});
    if (const auto* one = std::get_if<exclude>(&any)) {
      code = cpp_call("exclude", {cpp_name(one->name)});
      for (const auto& key : one->keys) code.arguments.push_back(key_code(key, of));
      if (!one->where.empty()) code.verbs.push_back(cpp_call("where", {sql_code(one->where, &of)}));
    }
    if (const auto* key = std::get_if<foreign_key>(&any)) {
      const auto& referenced = table_named(key->referenced_table);
      code = cpp_call("foreign_key", {members_call("columns", of, key->columns),
                                      members_call("columns", referenced, key->referenced_columns)});
      if (key->on_delete != referential_action::no_action)
        code.verbs.push_back(cpp_call("on_delete", {action(key->on_delete)}));
      if (key->on_update != referential_action::no_action)
        code.verbs.push_back(cpp_call("on_update", {action(key->on_update)}));
    }
    if (!std::holds_alternative<check>(any) && !std::holds_alternative<exclude>(any))
      code.verbs.push_back(cpp_call("named", {cpp_name(name_of(any))}));
    add_properties(code, properties_of(any), &of);
    return code;
  }

  [[nodiscard]] static cpp_code index_code(const index& any, const named_table& of) {
    auto code = cpp_call("index", {cpp_name(any.name)});
    for (const auto& key : any.keys) code.arguments.push_back(key_code(key, of));
    if (any.unique) code.verbs.push_back(cpp_call("unique"));
    if (!any.where.empty()) code.verbs.push_back(cpp_call("where", {sql_code(any.where, &of)}));
    add_properties(code, any.properties, &of);
    return code;
  }

  std::string description_of(const named_table& any) {
    auto code = cpp_call("table<" + any.record + ">", {cpp_name(any.of->name)});
    code.spread = true;
    for (const auto& one : any.of->properties) code.arguments.push_back(verb(one, &any));
    for (const auto& one : any.of->columns)
      if (auto column = column_code(one, any); !column.verbs.empty()) code.arguments.push_back(std::move(column));
    if (any.of->primary_key() == nullptr) code.arguments.push_back(cpp_call("without_primary_key"));
    for (const auto& one : any.of->constraints) code.arguments.push_back(constraint_code(one, any));
    for (const auto& one : any.of->indexes) code.arguments.push_back(index_code(one, any));
    return constant(any.constant, code);
  }

  std::string description_of(const object& any) {
    std::string verb_name(spelling(any.kind));
    std::ranges::replace(verb_name, ' ', '_');
    if (any.kind == object_kind::schema) verb_name = "database_schema";
    if (any.kind == object_kind::enumeration) verb_name = "enumeration_type<" + types_.at(any.name) + ">";
    if (any.kind == object_kind::composite) verb_name += "<" + types_.at(any.name) + ">";
    auto code = cpp_call(verb_name, {cpp_name(any.name)});
    if (!any.on.empty()) code.arguments.push_back(cpp_name(any.on));
    if (any.kind == object_kind::domain) code.arguments.push_back(cpp_text(any.properties.text("type")));
    for (const auto& one : any.properties)
      if (any.kind != object_kind::domain || one.name != "type") code.arguments.push_back(verb(one, nullptr));
    std::string suffix(spelling(any.kind));
    std::ranges::replace(suffix, ' ', '_');
    return constant(names_.make((any.on.empty() ? "" : any.on + "_") + any.name + "_" + suffix), code);
  }

  std::string constant(const std::string& name, const cpp_code& code) {
    listed_.push_back(name);
    const std::string begin = "inline constexpr auto " + name + " = ";
    return begin + laid_out(code, 0, begin.size() + 1) + ";\n\n";
  }

  [[nodiscard]] std::string laid_out_schema(const std::string& schema,
                                            const std::vector<const schema_header*>& others) const {
    std::string names, beside;
    for (const auto& one : listed_) names += (names.empty() ? "" : ",\n    ") + one;
    for (const auto* one : others) beside += (beside.empty() ? "" : ", ") + one->schema;
    const auto listed = "instar::dsl::schema<\n    " + names + ">";
    if (others.empty()) return "inline constexpr " + listed + " " + schema + "{};\n";
    return "inline constexpr auto " + schema + " = " + listed + "{}.beside<" + beside + ">();\n";
  }

  const model& declared_;
  header_plan plan_;
  std::string name_space_;
  const dialect& of_;
  cpp_identifiers names_;
  std::map<std::string, std::string> types_;  ///< enumerations and composites
  std::vector<named_table> tables_;
  std::vector<std::string> listed_;
};

}  // namespace

std::vector<schema_header> write_schema_headers(const model& declared, const header_plan& plan, const dialect& of) {
  return header_writer(declared, plan, of).write();
}

}  // namespace instar::generator
