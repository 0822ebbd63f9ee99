#pragma once

/// The words and signs that SQL of SQLite consists of.

#include <string>
#include <string_view>
#include <vector>

namespace instar::sqlite_sql {

struct token {
  enum class kind {
    word,    ///< a keyword, number or name, in lower case
    quoted,  ///< a name in quotes of any sort, without them and in lower case
    text,    ///< `'...'`
    sign,    ///< one character
  };
  kind what;
  std::string text;
};

/// The tokens of some SQL, without comments. What is left open at the end is taken as it stands.
[[nodiscard]] std::vector<token> tokens_of(std::string_view sql);

}  // namespace instar::sqlite_sql
