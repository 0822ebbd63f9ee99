#include "introspection/postgresql_fixpoint.hpp"

#include <initializer_list>
#include <string_view>
#include <vector>

#include "dialects/sql_token.hpp"

namespace instar {
namespace {

class settler {
 public:
  explicit settler(const std::string& sql) : sql_(sql), tokens_(tokens_of(sql, sql_language::postgresql)) {}

  std::string result() {
    for (at_ = 0; at_ < tokens_.size();)
      if (!take_literal() && !take_list()) ++at_;
    return settled_ + sql_.substr(done_);
  }

 private:
  [[nodiscard]] bool is(std::size_t i, std::string_view text) const {
    return i < tokens_.size() && tokens_[i].what != sql_token::kind::text && tokens_[i].text == text;
  }
  [[nodiscard]] bool are(std::size_t i, std::initializer_list<std::string_view> texts) const {
    for (const auto text : texts)
      if (!is(i++, text)) return false;
    return true;
  }
  /// `'a'::character varying`
  [[nodiscard]] bool is_literal(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].what == sql_token::kind::text && are(i + 1, {"::", "character", "varying"});
  }

  void replace(std::size_t end, const std::string& with) {
    settled_ += sql_.substr(done_, tokens_[at_].begin - done_) + with;
    done_ = tokens_[end - 1].end;
    at_ = end;
  }

  /// `('a'::character varying)::text`
  bool take_literal() {
    if (!is(at_, "(") || !is_literal(at_ + 1) || !are(at_ + 5, {")", "::", "text"}) || is(at_ + 8, "[")) return false;
    replace(at_ + 8, tokens_[at_ + 1].text + "::text");
    return true;
  }

  /// `(ARRAY['a'::character varying, 'b'::character varying])::text[]`
  bool take_list() {
    if (!are(at_, {"(", "ARRAY", "["})) return false;
    std::string list;
    std::size_t i = at_ + 3;
    for (;; ++i) {
      if (!is_literal(i)) return false;
      list += (list.empty() ? "" : ", ") + tokens_[i].text + "::text";
      i += 4;
      if (!is(i, ",")) break;
    }
    if (!are(i, {"]", ")", "::", "text", "[", "]"})) return false;
    replace(i + 6, "ARRAY[" + list + "]");
    return true;
  }

  const std::string& sql_;
  std::vector<sql_token> tokens_;
  std::string settled_;
  std::size_t at_ = 0, done_ = 0;
};

}  // namespace

std::string with_settled_lists(const std::string& sql) {
  return sql.find("::character varying") == std::string::npos ? sql : settler(sql).result();
}

}  // namespace instar
