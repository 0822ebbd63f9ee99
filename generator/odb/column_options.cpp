#include "generator/odb/column_options.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <set>
#include <utility>

#include "generator/odb/sql_text.hpp"

namespace instar::generator::odb {
namespace {

class reading {
 public:
  reading(const std::string& column, const std::vector<std::string>& columns, bool folds_names)
      : column_(column), columns_(columns), folds_names_(folds_names) {}

  column_options result(std::string_view sql) {
    std::string rest;
    for (const auto& one : clauses_of(sql, {"DEFAULT", "CHECK", "COLLATE", "CONSTRAINT", "NOT", "NULL", "UNIQUE",
                                            "PRIMARY", "REFERENCES", "GENERATED", "AS", "STORAGE", "COMPRESSION"}))
      if (!understand(one)) rest.append(rest.empty() ? "" : " ").append(one.whole);
    if (!rest.empty()) read_.properties.set({.name = "options", .value = {term_kind::text, rest}});
    return std::move(read_);
  }

 private:
  bool understand(const clause& one) {
    if (one.keyword == "DEFAULT") return read_.default_value = term_in(one.body), true;
    if (one.keyword == "NOT" && in_capitals(one.body) == "NULL") return read_.not_null = true;
    if (one.keyword == "COLLATE") return read_collation(one);
    if (one.keyword == "CHECK") return read_check(one);
    if (one.keyword == "UNIQUE") return read_unique(one);
    if (one.keyword == "REFERENCES") return read_references(one);
    if (one.keyword == "GENERATED" || one.keyword == "AS") return read_generated(one);
    return false;
  }

  bool read_collation(const clause& one) {
    const auto all = tokens_of(one.body);
    if (all.size() != 1) return false;
    const bool as_it_is = all[0].kind == token_kind::word && !folds_names_;
    read_.properties.set(
        {.name = "collation", .value = {term_kind::text, as_it_is ? std::string(one.body) : name_in(all[0])}});
    return true;
  }

  bool read_check(const clause& one) {
    const auto inside = without_parentheses(one.body);
    if (inside == one.body) return false;  // NO INHERIT or the like stands behind it
    auto expression = with_references(inside, columns_);
    std::set<std::string> used;
    for (const auto& part : parts_of(expression))
      if (part.is_column) used.insert(part.text);
    read_.constraints.push_back({check{.name = one.constraint, .expression = std::move(expression)}, "check",
                                 used.size() == 1 ? *used.begin() : std::string()});
    return true;
  }

  bool read_unique(const clause& one) {
    if (!one.body.empty()) return false;
    read_.constraints.push_back({unique{.name = one.constraint, .columns = {column_}}, "key", column_});
    return true;
  }

  /// `categories (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED`
  bool read_references(const clause& one) {
    const auto all = tokens_of(one.body);
    if (all.size() < 4 || all[1].text != "(" || all[3].text != ")") return false;
    foreign_key key{.name = one.constraint,
                    .columns = {column_},
                    .referenced_table = name_in(all[0]),
                    .referenced_columns = {name_in(all[2])}};
    std::string words;
    for (const auto& any : all | std::views::drop(4)) words += " " + in_capitals(any.text);
    if (!read_actions(words, key)) return false;
    read_.constraints.push_back({std::move(key), "fkey", column_});
    return true;
  }

  /// Whether all of the words behind a reference were understood.
  static bool read_actions(std::string words, foreign_key& key) {
    const auto take = [&](const std::string& phrase) {
      const auto at = words.find(phrase);
      if (at == words.npos) return false;
      words.erase(at, phrase.size());
      return true;
    };
    for (const auto action : {referential_action::cascade, referential_action::restrict, referential_action::set_null,
                              referential_action::set_default, referential_action::no_action}) {
      if (take(" ON DELETE " + in_capitals(spelling(action)))) key.on_delete = action;
      if (take(" ON UPDATE " + in_capitals(spelling(action)))) key.on_update = action;
    }
    const bool deferrable = take(" DEFERRABLE"), deferred = take(" INITIALLY DEFERRED");
    if (deferrable || deferred) key.properties.set({.name = "deferrable", .value = {}});
    if (deferred) key.properties.set({.name = "initially_deferred", .value = {}});
    return words.empty();
  }

  /// `ALWAYS AS (...) STORED`, or `(...)` behind AS alone.
  bool read_generated(const clause& one) {
    const auto all = tokens_of(one.body);
    const auto is_outer = [&](std::string_view symbol) {
      return [=](const token& any) { return any.depth == 0 && any.text == symbol; };
    };
    const auto begin = std::ranges::find_if(all, is_outer("("));
    const auto end = std::ranges::find_if(begin, all.end(), is_outer(")"));
    if (end == all.end()) return false;
    const auto from = static_cast<std::size_t>(begin->text.data() + 1 - one.body.data());
    const auto to = static_cast<std::size_t>(end->text.data() - one.body.data());
    const bool stored = is_word(all.back(), "STORED");
    read_.properties.set(
        {.name = stored ? "generated_stored" : "generated_virtual",
         .value = {term_kind::expression, with_references(trimmed(one.body.substr(from, to - from)), columns_)}});
    return true;
  }

  const std::string& column_;
  const std::vector<std::string>& columns_;
  bool folds_names_;
  column_options read_;
};

}  // namespace

column_options read_column_options(std::string_view sql, const std::string& column,
                                   const std::vector<std::string>& columns, bool folds_names) {
  return reading(column, columns, folds_names).result(sql);
}

}  // namespace instar::generator::odb
