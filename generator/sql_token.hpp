#pragma once

/// Cuts SQL into tokens, as far as instar has to read it.

#include <string>
#include <string_view>
#include <vector>

namespace instar::generator {

enum class token_kind {
  name,  ///< an identifier or a keyword, in lower case
  quoted_name,
  string,
  body,  ///< a string between dollar signs
  number,
  other,  ///< one sign
};

struct sql_token {
  token_kind kind;
  std::string text;  ///< of what is quoted, without the quotes
  friend bool operator==(const sql_token&, const sql_token&) = default;

  [[nodiscard]] bool is_name() const { return kind == token_kind::name || kind == token_kind::quoted_name; }
  [[nodiscard]] bool is_word(std::string_view word) const { return kind == token_kind::name && text == word; }
  [[nodiscard]] bool is_sign(char sign) const { return kind == token_kind::other && text.front() == sign; }
};

/// Spaces and comments are no tokens. Whatever is not closed ends with the text.
[[nodiscard]] std::vector<sql_token> tokens_of(std::string_view sql);

/// In lower case, as far as ASCII goes.
[[nodiscard]] std::string folded(std::string_view name);

}  // namespace instar::generator
