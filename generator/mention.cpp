#include "generator/mention.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "generator/sql_token.hpp"

namespace instar::generator {
namespace {

class reading {
 public:
  mentions result(std::string_view sql) {
    read(sql, false);
    std::ranges::sort(found_.names);
    const auto repeated = std::ranges::unique(found_.names);
    found_.names.erase(repeated.begin(), repeated.end());
    return std::move(found_);
  }

 private:
  void read(std::string_view sql, bool in_body) {
    const auto tokens = tokens_of(sql);
    for (std::size_t i = 0; i != tokens.size(); ++i) {
      const auto& one = tokens[i];
      if (one.is_name()) {
        found_.names.push_back({folded(one.text), qualifier_at(tokens, i), in_body});
        found_.everything |= one.is_word("natural") && !in_body;
      } else if (one.kind == token_kind::body || (one.kind == token_kind::string && follows(tokens, i, "as"))) {
        read(one.text, true);
      } else if (one.kind == token_kind::string && names_something(tokens, i)) {
        read(one.text, in_body);
      } else if (one.is_sign('*') && !is_count(tokens, i)) {
        found_.everything |= !in_body;
      }
    }
  }

  static bool follows(const std::vector<sql_token>& tokens, std::size_t at, std::string_view word) {
    return at != 0 && tokens[at - 1].is_word(word);
  }

  static std::string qualifier_at(const std::vector<sql_token>& tokens, std::size_t at) {
    return at >= 2 && tokens[at - 1].is_sign('.') && tokens[at - 2].is_name() ? folded(tokens[at - 2].text)
                                                                              : std::string();
  }

  static bool is_count(const std::vector<sql_token>& tokens, std::size_t at) {
    return at != 0 && at + 1 != tokens.size() && tokens[at - 1].is_sign('(') && tokens[at + 1].is_sign(')');
  }

  /// `nextval('numbers')` or `'numbers'::regclass`.
  static bool names_something(const std::vector<sql_token>& tokens, std::size_t at) {
    constexpr std::array<std::string_view, 6> takers{"nextval",     "currval",    "setval",
                                                     "to_regclass", "to_regtype", "to_regproc"};
    if (at >= 2 && tokens[at - 1].is_sign('(') && std::ranges::count(takers, tokens[at - 2].text) != 0) return true;
    return at + 3 < tokens.size() && tokens[at + 1].is_sign(':') && tokens[at + 2].is_sign(':') &&
           tokens[at + 3].text.starts_with("reg");
  }

  mentions found_;
};

}  // namespace

bool mentions::has(std::string_view name) const {
  const auto with_name = std::ranges::equal_range(names, name, {}, &mention::name);
  return std::ranges::any_of(with_name, [](const mention& one) { return !one.in_body; });
}

mentions mentions_in(std::string_view sql) { return reading().result(sql); }

}  // namespace instar::generator
