#include "generator/sql_token.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace instar::generator {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) { return begins_name(c) || is_digit(c) || c == '$'; }

/// Cuts SQL into tokens; spaces and comments are none.
class tokeniser {
 public:
  explicit tokeniser(std::string_view sql) : sql_(sql) {}

  std::optional<sql_token> next() {
    skip_space();
    if (at_ == sql_.size()) return std::nullopt;
    const char c = sql_[at_];
    if (c == '\'') return sql_token{token_kind::string, take_quoted(false)};
    if (c == '"' || c == '`') return sql_token{token_kind::quoted_name, take_quoted(false)};
    if (c == '$')
      if (auto body = take_dollar_quoted()) return sql_token{token_kind::body, std::move(*body)};
    if (is_digit(c)) return sql_token{token_kind::number, take_while(continues_name)};
    if (begins_name(c)) return name_or_prefixed_string();
    ++at_;
    return sql_token{token_kind::other, std::string(1, c)};
  }

 private:
  [[nodiscard]] std::string_view rest() const { return sql_.substr(at_); }

  void skip_space() {
    while (at_ < sql_.size()) {
      if (rest().starts_with("--"))
        at_ = std::min(sql_.find('\n', at_), sql_.size());
      else if (rest().starts_with("/*"))
        skip_block_comment();
      else if (static_cast<unsigned char>(sql_[at_]) <= ' ')
        ++at_;
      else
        return;
    }
  }

  void skip_block_comment() {
    std::size_t depth = 0;
    do {
      const bool opens = rest().starts_with("/*"), closes = rest().starts_with("*/");
      depth = opens ? depth + 1 : closes ? depth - 1 : depth;
      at_ += opens || closes ? 2 : 1;
    } while (depth != 0 && at_ < sql_.size());
    at_ = std::min(at_, sql_.size());
  }

  template <class Belongs>
  std::string take_while(Belongs belongs) {
    const auto begin = at_;
    while (at_ < sql_.size() && belongs(sql_[at_])) ++at_;
    return std::string(sql_.substr(begin, at_ - begin));
  }

  /// What stands between a quote and the next one of its kind; a doubled one is one of the text.
  std::string take_quoted(bool with_backslashes) {
    const char quote = sql_[at_++];
    std::string text;
    while (at_ < sql_.size()) {
      const char c = sql_[at_++];
      if (c == '\\' && with_backslashes && at_ < sql_.size()) {
        text += sql_[at_++];
      } else if (c == quote) {
        if (at_ == sql_.size() || sql_[at_] != quote) break;
        ++at_;
        text += quote;
      } else {
        text += c;
      }
    }
    return text;
  }

  std::optional<std::string> take_dollar_quoted() {
    auto end = at_ + 1;
    while (end < sql_.size() && continues_name(sql_[end]) && sql_[end] != '$') ++end;
    if (end == sql_.size() || sql_[end] != '$' || is_digit(sql_[at_ + 1])) return std::nullopt;
    const auto delimiter = sql_.substr(at_, end + 1 - at_);
    const auto begin = end + 1;
    const auto close = std::min(sql_.find(delimiter, begin), sql_.size());
    at_ = std::min(close + delimiter.size(), sql_.size());
    return std::string(sql_.substr(begin, close - begin));
  }

  sql_token name_or_prefixed_string() {
    auto name = folded(take_while(continues_name));
    const bool is_prefix = name == "e" || name == "b" || name == "x" || name == "n";
    if (is_prefix && at_ < sql_.size() && sql_[at_] == '\'') return {token_kind::string, take_quoted(name == "e")};
    return {token_kind::name, std::move(name)};
  }

  std::string_view sql_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<sql_token> tokens_of(std::string_view sql) {
  std::vector<sql_token> all;
  for (tokeniser from(sql); auto one = from.next();) all.push_back(std::move(*one));
  return all;
}

std::string folded(std::string_view name) {
  std::string text(name);
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace instar::generator
