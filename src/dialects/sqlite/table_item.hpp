#pragma once

/// Reading one item of a `CREATE TABLE` token by token.

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "dialects/sql_token.hpp"

namespace instar::sqlite_sql {

class table_item {
 public:
  table_item(std::string_view sql, sql_tokens tokens) : sql_(sql), tokens_(tokens) {}

  [[nodiscard]] bool at_end() const { return at_ >= tokens_.size(); }
  [[nodiscard]] bool next_is(std::string_view keyword) const { return !at_end() && tokens_[at_].is_word(keyword); }
  [[nodiscard]] bool next_is_one_of(std::span<const std::string_view> keywords) const {
    return std::ranges::any_of(keywords, [this](std::string_view word) { return next_is(word); });
  }
  [[nodiscard]] bool at_group() const { return !at_end() && tokens_[at_].is_sign("("); }

  bool take(std::string_view keyword) {
    if (!next_is(keyword)) return false;
    ++at_;
    return true;
  }

  bool take(std::string_view first, std::string_view second) {
    if (!next_is(first) || at_ + 1 >= tokens_.size() || !tokens_[at_ + 1].is_word(second)) return false;
    at_ += 2;
    return true;
  }

  /// The next token, or none at the end.
  sql_tokens one() {
    const auto begin = at_;
    if (!at_end()) ++at_;
    return tokens_.subspan(begin, at_ - begin);
  }

  /// The next name or word.
  std::string name() { return at_end() ? std::string() : tokens_[at_++].text; }
  std::string keyword() { return in_lower_case(name()); }

  /// The next group in parentheses, or the next token.
  sql_tokens group() {
    const auto begin = at_;
    if (at_end()) return {};
    at_ = at_group() ? end_of_group(tokens_, at_) : at_ + 1;
    return tokens_.subspan(begin, at_ - begin);
  }

  sql_tokens until(std::span<const std::string_view> keywords) {
    const auto begin = at_;
    while (!at_end() && !next_is_one_of(keywords)) static_cast<void>(group());
    return tokens_.subspan(begin, at_ - begin);
  }

  sql_tokens rest() { return tokens_.subspan(std::exchange(at_, tokens_.size())); }

  /// What is written from the first of some tokens to the last.
  [[nodiscard]] std::string text_of(sql_tokens all) const {
    return all.empty() ? std::string()
                       : std::string(sql_.substr(all.front().begin, all.back().end - all.front().begin));
  }

 private:
  std::string_view sql_;
  sql_tokens tokens_;
  std::size_t at_ = 0;
};

}  // namespace instar::sqlite_sql
