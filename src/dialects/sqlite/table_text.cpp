#include "dialects/sqlite/table_text.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include <instar/snapshot.hpp>

#include "dialects/sqlite/tokens.hpp"

namespace instar::sqlite_sql {
namespace {

using tokens = std::span<const token>;

bool is_word(const token& any, std::string_view word) { return any.what == token::kind::word && any.text == word; }
bool is_sign(const token& any, char sign) { return any.what == token::kind::sign && any.text.front() == sign; }

std::string spelt(const token& any) { return any.what == token::kind::quoted ? write_name(any.text) : any.text; }

std::string joined(tokens all) {
  std::string text;
  for (const token& any : all) text += (text.empty() ? "" : " ") + spelt(any);
  return text;
}

/// The position behind the parenthesis that closes the one at `open`.
std::size_t end_of_group(tokens all, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < all.size(); ++i) {
    depth += is_sign(all[i], '(') ? 1 : is_sign(all[i], ')') ? -1 : 0;
    if (depth == 0) return i + 1;
  }
  return all.size();
}

/// What is in a group, without parentheses around all of it.
tokens inside(tokens group) {
  while (group.size() >= 2 && is_sign(group.front(), '(') && end_of_group(group, 0) == group.size() &&
         is_sign(group.back(), ')'))
    group = group.subspan(1, group.size() - 2);
  return group;
}

std::vector<tokens> split_at_commas(tokens all) {
  std::vector<tokens> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < all.size();) {
    if (is_sign(all[i], ',')) {
      parts.push_back(all.subspan(begin, i - begin));
      begin = ++i;
    } else {
      i = is_sign(all[i], '(') ? end_of_group(all, i) : i + 1;
    }
  }
  if (begin < all.size()) parts.push_back(all.subspan(begin));
  return parts;
}

/// Reads one item between the commas of a `CREATE TABLE`.
class item_reader {
 public:
  explicit item_reader(tokens item) : item_(item) {}

  [[nodiscard]] bool at_end() const { return at_ >= item_.size(); }
  [[nodiscard]] bool next_is(std::string_view word) const { return !at_end() && is_word(item_[at_], word); }

  bool take(std::string_view word) {
    if (!next_is(word)) return false;
    ++at_;
    return true;
  }

  std::string one() { return at_end() ? std::string() : spelt(item_[at_++]); }
  std::string rest() { return joined(item_.subspan(std::exchange(at_, item_.size()))); }

  /// A group in parentheses, or one token.
  tokens group() {
    const auto begin = at_;
    if (at_end()) return {};
    at_ = is_sign(item_[at_], '(') ? end_of_group(item_, at_) : at_ + 1;
    return item_.subspan(begin, at_ - begin);
  }

  [[nodiscard]] bool at_group() const { return !at_end() && is_sign(item_[at_], '('); }

  /// The tokens up to the first of these words.
  std::string until(std::span<const std::string_view> words) {
    const auto begin = at_;
    while (!at_end() && std::ranges::none_of(words, [&](std::string_view word) { return next_is(word); }))
      static_cast<void>(group());
    return joined(item_.subspan(begin, at_ - begin));
  }

 private:
  tokens item_;
  std::size_t at_ = 0;
};

/// Reads a `CREATE TABLE` into clauses.
class table_reader {
 public:
  std::vector<std::string> read(tokens all) {
    std::size_t open = 0;
    while (open < all.size() && !is_sign(all[open], '(')) ++open;
    const auto end = end_of_group(all, open);
    if (open == all.size() || end <= open + 1) return {joined(all)};
    for (const tokens item : split_at_commas(all.subspan(open + 1, end - open - 2))) read_item(item);
    for (const tokens option : split_at_commas(all.subspan(end))) clauses_.push_back(joined(option));
    for (const auto& one : columns_) clauses_.push_back(text_of(one));
    std::ranges::sort(clauses_);
    return std::move(clauses_);
  }

 private:
  struct column_text {
    std::string name, type, collation, not_null, default_value, generated;
  };

  /// A column of the primary key is not null, or the rowid, said or not.
  [[nodiscard]] std::string text_of(const column_text& any) const {
    const bool is_key = std::ranges::count(key_, any.name) != 0 && any.not_null == " not null";
    return any.name + any.type + any.collation + (is_key ? "" : any.not_null) + any.default_value + any.generated;
  }

  void read_item(tokens item) {
    constexpr std::string_view beginnings[] = {"constraint", "primary", "unique", "check", "foreign"};
    item_reader from(item);
    if (std::ranges::any_of(beginnings, [&](std::string_view word) { return from.next_is(word); }))
      read_constraints(from);
    else if (!from.at_end())
      read_column(from);
  }

  void read_constraints(item_reader& from) {
    while (!from.at_end()) {
      if (from.take("constraint")) {
        static_cast<void>(from.one());
      } else if (from.take("primary")) {
        from.take("key");
        const auto group = from.group();
        for (const tokens column : split_at_commas(inside(group))) key_.push_back(spelt(column.front()));
        read_primary_key(from, key_columns(group));
      } else if (from.take("unique")) {
        const auto columns = key_columns(from.group());
        put("unique (" + columns + ")" + conflict(from));
      } else if (from.take("check")) {
        put("check (" + joined(inside(from.group())) + ")" + conflict(from));
      } else if (from.take("foreign")) {
        from.take("key");
        read_foreign_key(from, joined(inside(from.group())));
      } else {
        put(from.rest());
      }
    }
  }

  void read_column(item_reader& from) {
    constexpr std::string_view endings[] = {"constraint", "primary", "not",        "null",      "unique", "check",
                                            "default",    "collate", "references", "generated", "as"};
    const std::string name = from.one();
    const std::string type = from.until(endings);
    auto& one = columns_.emplace_back(column_text{name, type.empty() ? type : " " + type, {}, {}, {}, {}});
    while (!from.at_end()) read_column_constraint(from, name, one);
  }

  void read_column_constraint(item_reader& from, const std::string& name, column_text& of) {
    if (from.take("constraint")) {
      static_cast<void>(from.one());
    } else if (from.take("primary")) {
      from.take("key");
      from.take("asc");
      key_.push_back(name);
      read_primary_key(from, name + (from.take("desc") ? " desc" : ""));
    } else if (from.take("not")) {
      from.take("null");
      of.not_null = " not null" + conflict(from);
    } else if (from.take("null")) {
      static_cast<void>(conflict(from));
    } else if (from.take("unique")) {
      put("unique (" + name + ")" + conflict(from));
    } else if (from.take("check")) {
      put("check (" + joined(inside(from.group())) + ")" + conflict(from));
    } else if (from.take("default")) {
      of.default_value = " default " + default_value(from);
    } else if (from.take("collate")) {
      of.collation = " collate " + from.one();
    } else if (from.next_is("references")) {
      read_foreign_key(from, name);
    } else if (from.take("generated") || from.next_is("as")) {
      of.generated = generated(from);
    } else {
      put(name + " " + from.rest());
    }
  }

  void put(std::string clause) { clauses_.push_back(std::move(clause)); }

  void read_primary_key(item_reader& from, const std::string& columns) {
    std::string clause = "primary key (" + columns + ")" + conflict(from);
    if (from.take("autoincrement")) clause += " autoincrement";
    put(std::move(clause));
  }

  static std::string key_columns(tokens group) {
    std::vector<token> kept;
    std::ranges::copy_if(inside(group), std::back_inserter(kept),
                         [](const token& any) { return !is_word(any, "asc"); });
    return joined(kept);
  }

  /// ` on conflict replace`; nothing for what happens anyway.
  static std::string conflict(item_reader& from) {
    if (!from.take("on")) return {};
    from.take("conflict");
    const std::string action = from.one();
    return action == "abort" ? std::string() : " on conflict " + action;
  }

  static std::string default_value(item_reader& from) {
    const auto value = from.group();
    const bool is_signed = value.size() == 1 && (is_sign(value.front(), '-') || is_sign(value.front(), '+'));
    if (is_signed) return joined(value) + " " + from.one();
    const auto text = joined(inside(value));
    return text == "true" ? "1" : text == "false" ? "0" : text;
  }

  static std::string generated(item_reader& from) {
    from.take("always");
    from.take("as");
    const std::string expression = joined(inside(from.group()));
    const bool stored = from.take("stored");
    if (!stored) from.take("virtual");
    return " as (" + expression + ")" + (stored ? " stored" : " virtual");
  }

  void read_foreign_key(item_reader& from, const std::string& columns) {
    from.take("references");
    std::string clause = "foreign key (" + columns + ") references " + from.one();
    if (from.at_group()) clause += " (" + joined(inside(from.group())) + ")";
    put(clause + reference_options(from));
  }

  /// What is said behind the referenced columns, in one order; nothing for what happens anyway.
  static std::string reference_options(item_reader& from) {
    std::string on_delete, on_update, deferral;
    for (;;) {
      if (from.take("on")) {
        const bool deletes = from.take("delete");
        if (!deletes) from.take("update");
        (deletes ? on_delete : on_update) = action(from, deletes ? " on delete " : " on update ");
      } else if (from.take("match")) {
        static_cast<void>(from.one());  // SQLite does not look at it
      } else if (from.take("deferrable")) {
        deferral = " deferrable" + deferral;
      } else if (from.take("initially")) {
        if (from.one() == "deferred") deferral += " initially deferred";
      } else if (from.next_is("not")) {
        if (!take_not_deferrable(from)) break;
      } else {
        break;
      }
    }
    return on_delete + on_update + deferral;
  }

  static bool take_not_deferrable(item_reader& from) {
    item_reader ahead = from;
    ahead.take("not");
    if (!ahead.take("deferrable")) return false;
    if (ahead.take("initially")) static_cast<void>(ahead.one());
    from = ahead;
    return true;
  }

  static std::string action(item_reader& from, const std::string& words) {
    std::string name = from.one();
    if (name == "set" || name == "no") name += " " + from.one();
    return name == "no action" ? std::string() : words + name;
  }

  std::vector<std::string> clauses_, key_;
  std::vector<column_text> columns_;
};

/// The clauses of one list that the other has not, between backticks.
std::string missing_from(const std::vector<std::string>& other, const std::vector<std::string>& all) {
  std::vector<std::string> missing;
  std::ranges::set_difference(all, other, std::back_inserter(missing));
  std::string text;
  for (const auto& one : missing) text += (text.empty() ? "`" : ", `") + one + "`";
  return text;
}

/// A foreign key without the columns that it references, which are those of the primary key when none are said.
std::string without_referenced(const std::string& clause) {
  const auto at = clause.find(") references ");
  const auto begin = clause.find(" (", at);
  if (!clause.starts_with("foreign key (") || at == std::string::npos || begin == std::string::npos) return clause;
  return clause.substr(0, begin) + clause.substr(clause.find(')', begin) + 1);
}

/// The clauses, without the columns of those foreign keys that say none among the others.
std::vector<std::string> as_little_said(std::vector<std::string> clauses, const std::vector<std::string>& others) {
  for (auto& one : clauses)
    if (auto less = without_referenced(one); std::ranges::count(others, less) != 0) one = std::move(less);
  std::ranges::sort(clauses);
  return clauses;
}

}  // namespace

std::vector<std::string> clauses_of(std::string_view create_table) {
  return table_reader().read(tokens_of(create_table));
}

std::string difference(std::string_view expected, std::string_view found) {
  if (found.empty()) return "it is not there";
  const auto said = clauses_of(found);
  const auto wanted = as_little_said(clauses_of(expected), said), there = as_little_said(said, wanted);
  const std::string more = missing_from(wanted, there), less = missing_from(there, wanted);
  if (more.empty()) return less.empty() ? std::string() : "it has not " + less;
  return "it has " + more + (less.empty() ? std::string() : " and not " + less);
}

}  // namespace instar::sqlite_sql
