#pragma once

/// The words and signs that a database's own SQL consists of, and where they stand.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace instar {

enum class sql_language { sqlite, postgresql };

struct sql_token {
  enum class kind {
    word,    ///< a keyword, number or bare name
    quoted,  ///< a name in quotes, without them
    text,    ///< `'...'`, `x'...'`, `$$...$$`, as it stands
    sign,    ///< an operator or a bracket
  };
  kind what;
  std::string text;
  std::size_t begin, end;  ///< in the SQL

  [[nodiscard]] bool is_sign(std::string_view sign) const { return what == kind::sign && text == sign; }
  /// Whether it is this keyword, given in lower case, in whatever case it is written.
  [[nodiscard]] bool is_word(std::string_view keyword) const;
  [[nodiscard]] bool is_name() const { return what == kind::word || what == kind::quoted; }
};

using sql_tokens = std::span<const sql_token>;

/// The tokens of some SQL, without comments. What is left open at its end is taken as it stands.
[[nodiscard]] std::vector<sql_token> tokens_of(std::string_view sql, sql_language language);

/// The position behind the bracket that closes the one at `open`.
[[nodiscard]] std::size_t end_of_group(sql_tokens all, std::size_t open);

/// What is in a group, without the parentheses around all of it.
[[nodiscard]] sql_tokens inside(sql_tokens group);

/// The parts between the commas that are in no brackets.
[[nodiscard]] std::vector<sql_tokens> split_at_commas(sql_tokens all);

/// The text in lower case, of ASCII.
[[nodiscard]] std::string in_lower_case(std::string_view text);

}  // namespace instar
