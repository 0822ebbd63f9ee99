#include "dialects/sql_token.hpp"

#include <algorithm>
#include <array>

namespace instar {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A byte beyond ASCII is part of a name.
bool is_word_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class scanner {
 public:
  scanner(std::string_view sql, sql_language language) : sql_(sql), language_(language) {}

  std::vector<sql_token> result() {
    while (at_ < sql_.size()) scan();
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] bool next_is(std::string_view text) const { return sql_.substr(at_, text.size()) == text; }
  [[nodiscard]] bool in_sqlite() const { return language_ == sql_language::sqlite; }

  void scan() {
    const char c = sql_[at_];
    const auto begin = at_;
    if (is_space(c))
      ++at_;
    else if (next_is("--"))
      skip_past("\n", 2);
    else if (next_is("/*"))
      skip_past("*/", 2);
    else if (c == '\'')
      put_text(begin);
    else if (c == '"' || (in_sqlite() && c == '`'))
      put(sql_token::kind::quoted, quoted(c), begin);
    else if (in_sqlite() && c == '[')
      put(sql_token::kind::quoted, bracketed(), begin);
    else if (!in_sqlite() && c == '$' && !is_digit(next()))
      put_dollars(begin);
    else if (is_word_part(c) || (c == '.' && is_digit(next()) && !follows_name()))
      put_word(begin);
    else
      put_sign(begin);
  }

  [[nodiscard]] char next() const { return at_ + 1 < sql_.size() ? sql_[at_ + 1] : '\0'; }
  [[nodiscard]] bool follows_name() const { return !tokens_.empty() && tokens_.back().end == at_; }

  void put(sql_token::kind what, std::string text, std::size_t begin) {
    tokens_.push_back({what, std::move(text), begin, at_});
  }

  void skip_past(std::string_view end, std::size_t opening) {
    const auto found = sql_.find(end, at_ + opening);
    at_ = found == std::string_view::npos ? sql_.size() : found + end.size();
  }

  /// What stands between two quotes; a doubled one is part of it.
  std::string quoted(char quote) {
    std::string text;
    for (++at_; at_ < sql_.size(); ++at_) {
      if (sql_[at_] == quote && (++at_ == sql_.size() || sql_[at_] != quote)) return text;
      text += sql_[at_];
    }
    return text;
  }

  std::string bracketed() {
    const auto close = std::min(sql_.find(']', at_), sql_.size());
    std::string text(sql_.substr(at_ + 1, close - at_ - 1));
    at_ = std::min(close + 1, sql_.size());
    return text;
  }

  void put_text(std::size_t begin) {
    skip_text(false);
    put(sql_token::kind::text, std::string(sql_.substr(begin, at_ - begin)), begin);
  }

  void skip_text(bool escapes) {
    for (++at_; at_ < sql_.size(); ++at_) {
      if (escapes && sql_[at_] == '\\')
        ++at_;
      else if (sql_[at_] == '\'' && (++at_ >= sql_.size() || sql_[at_] != '\''))
        return;
    }
    at_ = std::min(at_, sql_.size());
  }

  void put_dollars(std::size_t begin) {
    const auto tag_end = sql_.find('$', at_ + 1);
    const auto tag = tag_end == std::string_view::npos ? std::string_view() : sql_.substr(at_, tag_end + 1 - at_);
    if (tag.empty() || !std::ranges::all_of(tag.substr(1, tag.size() - 2), is_word_part)) {
      put_sign(begin);
      return;
    }
    skip_past(tag, tag.size());
    put(sql_token::kind::text, std::string(sql_.substr(begin, at_ - begin)), begin);
  }

  void put_word(std::size_t begin) {
    const bool number = is_digit(sql_[begin]) || sql_[begin] == '.';
    for (++at_; at_ < sql_.size(); ++at_) {
      const bool exponent = number && (sql_[at_ - 1] == 'e' || sql_[at_ - 1] == 'E');
      const char c = sql_[at_];
      if (!is_word_part(c) && !(number && c == '.') && !(exponent && (c == '-' || c == '+'))) break;
    }
    const auto word = sql_.substr(begin, at_ - begin);
    const std::string_view prefixes = in_sqlite() ? "xX" : "xXbBeE";
    const bool is_prefix = word.size() == 1 && at_ < sql_.size() && sql_[at_] == '\'' &&
                           prefixes.find(word.front()) != std::string_view::npos;
    if (is_prefix) {
      skip_text(word == "e" || word == "E");
      put(sql_token::kind::text, std::string(sql_.substr(begin, at_ - begin)), begin);
    } else {
      put(sql_token::kind::word, std::string(word), begin);
    }
  }

  void put_sign(std::size_t begin) {
    constexpr std::array<std::string_view, 11> operators = {"->>", "->", "||", "<=", ">=", "<>",
                                                            "!=",  "==", "<<", ">>", "::"};
    const auto* found = std::ranges::find_if(operators, [this](std::string_view one) { return next_is(one); });
    at_ += found == operators.end() ? 1 : found->size();
    put(sql_token::kind::sign, std::string(sql_.substr(begin, at_ - begin)), begin);
  }

  std::string_view sql_;
  sql_language language_;
  std::size_t at_ = 0;
  std::vector<sql_token> tokens_;
};

}  // namespace

bool sql_token::is_word(std::string_view keyword) const {
  return what == kind::word && text.size() == keyword.size() && in_lower_case(text) == keyword;
}

std::vector<sql_token> tokens_of(std::string_view sql, sql_language language) {
  return scanner(sql, language).result();
}

std::size_t end_of_group(sql_tokens all, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < all.size(); ++i) {
    depth += all[i].is_sign("(") ? 1 : all[i].is_sign(")") ? -1 : 0;
    if (depth == 0) return i + 1;
  }
  return all.size();
}

sql_tokens inside(sql_tokens group) {
  while (group.size() >= 2 && group.front().is_sign("(") && end_of_group(group, 0) == group.size() &&
         group.back().is_sign(")"))
    group = group.subspan(1, group.size() - 2);
  return group;
}

std::vector<sql_tokens> split_at_commas(sql_tokens all) {
  std::vector<sql_tokens> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < all.size();) {
    if (all[i].is_sign(",")) {
      parts.push_back(all.subspan(begin, i - begin));
      begin = ++i;
    } else {
      i = all[i].is_sign("(") ? end_of_group(all, i) : i + 1;
    }
  }
  if (begin < all.size()) parts.push_back(all.subspan(begin));
  return parts;
}

std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

}  // namespace instar
