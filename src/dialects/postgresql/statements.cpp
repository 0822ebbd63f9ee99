#include "dialects/postgresql/statements.hpp"

#include <iterator>
#include <map>
#include <utility>

#include "core/name_list.hpp"
#include "dialects/postgresql/names.hpp"

namespace instar::postgresql_sql {
namespace {

/// A text between dollars, which is easier to read than one between quotes.
std::string quote_body(const std::string& body) {
  std::string tag = "$instar$";
  while (body.find(tag) != std::string::npos) tag.insert(1, "_");
  return tag + body + tag;
}

/// The storage parameters by their names, each as it is set: `fillfactor=70`.
std::map<std::string, std::string> parameters_of(const properties& any) {
  std::map<std::string, std::string> all;
  for (const auto& one : names_in(any.text("parameters"))) all.insert({one.substr(0, one.find_first_of(" =")), one});
  return all;
}

std::string database_tablespace() {
  return "(SELECT quote_ident(spcname) FROM pg_tablespace JOIN pg_database ON pg_tablespace.oid = dattablespace"
         " WHERE datname = current_database())";
}

statements tablespace_change(const std::string& alteration, const properties& before, const properties& after) {
  if (before.text("tablespace") == after.text("tablespace")) return {};
  const std::string beginning = alteration + " SET TABLESPACE ";
  if (after.has("tablespace")) return {{beginning + quote_name(after.text("tablespace"))}};
  return {computed_statement(quote_text(beginning) + " || " + database_tablespace())};
}

}  // namespace

statements joined(std::vector<statements> parts) {
  statements all;
  for (auto& part : parts)
    all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  return all;
}

std::string alter_table_sql(std::string_view table, const std::string& clause) {
  return "ALTER TABLE " + quote_path(table) + " " + clause;
}

statements clauses::made() const { return text_.empty() ? statements{} : statements{{beginning_ + " " + text_}}; }

statement computed_statement(const std::string& expression) {
  return {"DO " + quote_body("BEGIN EXECUTE " + expression + "; END")};
}

statement comment_statement(const std::string& what, std::string_view text) {
  return {"COMMENT ON " + what + " IS " + (text.empty() ? "NULL" : quote_text(text))};
}

statements comment_on(const std::string& what, const properties& any) { return comment_change(what, {}, any); }

statements comment_change(const std::string& what, const properties& before, const properties& after) {
  if (before.text("comment") == after.text("comment")) return {};
  return {comment_statement(what, after.text("comment"))};
}

std::string parameters_clause(const properties& any) {
  return any.has("parameters") ? " WITH (" + std::string(any.text("parameters")) + ")" : "";
}

std::string tablespace_clause(const properties& any) {
  return any.has("tablespace") ? " TABLESPACE " + quote_name(any.text("tablespace")) : "";
}

statements storage_change(const std::string& alteration, const properties& before, const properties& after) {
  const auto is = parameters_of(before), will_be = parameters_of(after);
  std::string reset, set;
  for (const auto& [name, text] : is)
    if (!will_be.contains(name)) reset += (reset.empty() ? "" : ", ") + name;
  for (const auto& [name, text] : will_be)
    if (const auto old = is.find(name); old == is.end() || old->second != text) set += (set.empty() ? "" : ", ") + text;
  statements all = tablespace_change(alteration, before, after);
  if (!reset.empty()) all.push_back({alteration + " RESET (" + reset + ")"});
  if (!set.empty()) all.push_back({alteration + " SET (" + set + ")"});
  return all;
}

properties without(properties any, const std::vector<std::string_view>& names) {
  for (const auto name : names) any.remove(name);
  return any;
}

}  // namespace instar::postgresql_sql
