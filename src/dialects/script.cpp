#include <instar/script.hpp>

namespace instar {
namespace {

std::string ended(const std::string& sql) { return sql + ";\n"; }

/// A check constraint is the only `if` that every database has: the script stops when the query finds something.
std::string stop_if_found(const std::string& query) {
  return ended("CREATE TEMPORARY TABLE instar_must_be_none (found bigint CHECK (found = 0))") +
         ended("INSERT INTO instar_must_be_none SELECT count(*) FROM (" + query + ") AS found") +
         ended("DROP TABLE instar_must_be_none");
}

std::string checked(const std::string& query) {
  const bool nests = query.starts_with("SELECT ");
  return nests ? stop_if_found(query) : script_comment("must show no rows, or roll back:") + ended(query);
}

/// The same in any order and with any spaces has the same length without them.
std::string stop_unless_same(const statement& check, const dialect& language) {
  const auto squeezed_length = [](const std::string& sql) {
    return "length(replace(replace(" + sql + ", ' ', ''), '\n', ''))";
  };
  return script_comment(
             "a program would tell the difference; a script stops when this is not what the migrations made:") +
         stop_if_found("SELECT 1 WHERE coalesce(" + squeezed_length("(" + check.sql + ")") + ", 0) <> " +
                       squeezed_length(language.quote_text(check.expected.front())));
}

/// What the migrations made can be made again; for anything else the script would have to read the database.
std::string stop_if_others(const statement& query, const dialect& language) {
  std::string known;
  for (const std::string& sql : query.expected) known += (known.empty() ? "" : ", ") + language.quote_text(sql);
  return script_comment("a program would make these again after the change, which a script cannot:") +
         stop_if_found(known.empty() ? query.sql
                                     : "SELECT 1 FROM (" + query.sql + ") AS it WHERE sql NOT IN (" + known + ")");
}

}  // namespace

std::string script_comment(const std::string& text) {
  std::string line = "-- " + text;
  for (char& c : line)
    if (c == '\n' || c == '\r') c = ' ';
  return line + '\n';
}

std::string script_text(const statement& any, const dialect& language, bool database_is_known) {
  switch (any.role) {
    case statement_role::change: return ended(any.sql);
    case statement_role::expect_no_rows: return checked(any.sql);
    case statement_role::expect_same: return database_is_known ? std::string() : stop_unless_same(any, language);
    case statement_role::remember: return database_is_known ? std::string() : stop_if_others(any, language);
    case statement_role::make_again: {
      std::string text;
      for (const std::string& sql : any.expected) text += ended(sql);
      return text;
    }
  }
  return {};
}

}  // namespace instar
