#include "dialects/sqlite/tokens.hpp"

#include <algorithm>

#include "dialects/sqlite/names.hpp"

namespace instar::sqlite_sql {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// A byte beyond ASCII is part of a name.
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class scanner {
 public:
  explicit scanner(std::string_view sql) : sql_(sql) {}

  std::vector<token> result() {
    while (at_ < sql_.size()) scan();
    return std::move(tokens_);
  }

 private:
  void scan() {
    const char c = sql_[at_];
    if (is_space(c))
      ++at_;
    else if (sql_.substr(at_, 2) == "--")
      skip_past("\n", 2);
    else if (sql_.substr(at_, 2) == "/*")
      skip_past("*/", 2);
    else if (c == '\'')
      put(token::kind::text, "'" + quoted('\'', '\'') + "'");
    else if ((c == 'x' || c == 'X') && sql_.substr(at_ + 1, 1) == "'")
      put_blob();
    else if (c == '"' || c == '`')
      put(token::kind::quoted, folded(quoted(c, c)));
    else if (c == '[')
      put(token::kind::quoted, folded(quoted('[', ']')));
    else if (is_word(c))
      put(token::kind::word, folded(word()));
    else
      put(token::kind::sign, std::string(1, sql_[at_++]));
  }

  void put_blob() {
    ++at_;
    put(token::kind::text, "x'" + folded(quoted('\'', '\'')) + "'");
  }

  void put(token::kind what, std::string text) { tokens_.push_back({what, std::move(text)}); }

  void skip_past(std::string_view end, std::size_t opening) {
    const auto found = sql_.find(end, at_ + opening);
    at_ = found == std::string_view::npos ? sql_.size() : found + end.size();
  }

  /// What stands between two quotes; a doubled closing one is part of it, but for `]`.
  std::string quoted(char open, char close) {
    std::string text;
    for (++at_; at_ < sql_.size(); ++at_) {
      if (sql_[at_] == close) {
        ++at_;
        if (open != close || at_ == sql_.size() || sql_[at_] != close) return text;
      }
      text += sql_[at_];
    }
    return text;
  }

  std::string_view word() {
    const auto begin = at_;
    const auto is_part = [&](std::size_t i) {
      // `12.5` and `1e-3` are one word.
      const bool number = sql_[begin] >= '0' && sql_[begin] <= '9';
      const bool exponent = number && i > begin && (sql_[i - 1] == 'e' || sql_[i - 1] == 'E');
      return is_word(sql_[i]) || (number && sql_[i] == '.') || (exponent && (sql_[i] == '-' || sql_[i] == '+'));
    };
    while (at_ < sql_.size() && is_part(at_)) ++at_;
    return sql_.substr(begin, at_ - begin);
  }

  std::string_view sql_;
  std::size_t at_ = 0;
  std::vector<token> tokens_;
};

}  // namespace

std::vector<token> tokens_of(std::string_view sql) { return scanner(sql).result(); }

}  // namespace instar::sqlite_sql
