#pragma once

/// As much of SQL's grammar as it takes to see where words, names and texts begin and end.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <instar/model.hpp>

namespace instar::generator::odb {

enum class token_kind { word, quoted_name, text, number, symbol };

/// The views are into the SQL that was read.
struct token {
  token_kind kind;
  std::string_view text;  ///< with its quotes
  int depth;              ///< how many parentheses are around it; those of one are outside of it
};

[[nodiscard]] std::vector<token> tokens_of(std::string_view sql);

/// Whether a token is this word, given in capitals.
[[nodiscard]] bool is_word(const token& any, std::string_view capitals);
[[nodiscard]] std::string in_capitals(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// What a name means: without its quotes, or in lower case as PostgreSQL reads it.
[[nodiscard]] std::string name_in(const token& any);

/// A part of some SQL that begins with a word of its own: `DEFAULT now()`.
struct clause {
  std::string constraint;  ///< the name of `CONSTRAINT name` before it
  std::string keyword;     ///< in capitals
  std::string_view body;   ///< what stands behind the keyword
  std::string_view whole;
};

/// The clauses that begin with one of `keywords`, and before them what belongs to none, with an empty keyword.
[[nodiscard]] std::vector<clause> clauses_of(std::string_view sql, const std::set<std::string_view>& keywords);

/// The SQL without parentheses around all of it.
[[nodiscard]] std::string_view without_parentheses(std::string_view sql);

/// The expression of a model, in which `{name}` refers to a column, for SQL that names columns as they are.
[[nodiscard]] std::string with_references(std::string_view sql, const std::vector<std::string>& columns);

/// A value as the model holds it: a text, a number, a truth or an expression.
[[nodiscard]] term term_in(std::string_view sql);

}  // namespace instar::generator::odb
