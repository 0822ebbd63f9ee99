#include "dialects/sqlite/table_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <instar/snapshot.hpp>

#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/table_item.hpp"

namespace instar::sqlite_sql {
namespace {

/// A token as one of two definitions has it that mean the same.
std::string spelt(const sql_token& any) {
  if (any.what == sql_token::kind::quoted) return write_name(folded(any.text));
  const bool is_quoted_text = any.what == sql_token::kind::text && any.text.front() == '\'';
  return is_quoted_text ? any.text : folded(any.text);
}

std::string joined(sql_tokens all) {
  std::string text;
  for (const sql_token& any : all) text += (text.empty() ? "" : " ") + spelt(any);
  return text;
}

/// Reads a `CREATE TABLE` into clauses.
class table_reader {
 public:
  explicit table_reader(std::string_view create_table) : sql_(create_table) {}

  std::vector<std::string> read() && {
    const auto tokens = tokens_of(sql_, sql_language::sqlite);
    const sql_tokens all = tokens;
    std::size_t open = 0;
    while (open < all.size() && !all[open].is_sign("(")) ++open;
    const auto end = end_of_group(all, open);
    if (open == all.size() || end <= open + 1) return {joined(all)};
    for (const sql_tokens item : split_at_commas(all.subspan(open + 1, end - open - 2))) read_item(item);
    for (const sql_tokens option : split_at_commas(all.subspan(end))) clauses_.push_back(joined(option));
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

  void read_item(sql_tokens item) {
    constexpr std::string_view beginnings[] = {"constraint", "primary", "unique", "check", "foreign"};
    table_item from(sql_, item);
    if (from.next_is_one_of(beginnings))
      read_constraints(from);
    else if (!from.at_end())
      read_column(from);
  }

  void read_constraints(table_item& from) {
    while (!from.at_end()) {
      if (from.take("constraint")) {
        static_cast<void>(from.one());
      } else if (from.take("primary")) {
        from.take("key");
        const auto group = from.group();
        for (const sql_tokens column : split_at_commas(inside(group))) key_.push_back(spelt(column.front()));
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
        put(joined(from.rest()));
      }
    }
  }

  void read_column(table_item& from) {
    constexpr std::string_view endings[] = {"constraint", "primary", "not",        "null",      "unique", "check",
                                            "default",    "collate", "references", "generated", "as"};
    const std::string name = joined(from.one());
    const std::string type = joined(from.until(endings));
    auto& one = columns_.emplace_back(column_text{name, type.empty() ? type : " " + type, {}, {}, {}, {}});
    while (!from.at_end()) read_column_constraint(from, name, one);
  }

  void read_column_constraint(table_item& from, const std::string& name, column_text& of) {
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
      of.collation = " collate " + joined(from.one());
    } else if (from.next_is("references")) {
      read_foreign_key(from, name);
    } else if (from.take("generated") || from.next_is("as")) {
      of.generated = generated(from);
    } else {
      put(name + " " + joined(from.rest()));
    }
  }

  void put(std::string clause) { clauses_.push_back(std::move(clause)); }

  void read_primary_key(table_item& from, const std::string& columns) {
    std::string clause = "primary key (" + columns + ")" + conflict(from);
    if (from.take("autoincrement")) clause += " autoincrement";
    put(std::move(clause));
  }

  static std::string key_columns(sql_tokens group) {
    std::vector<sql_token> kept;
    std::ranges::copy_if(inside(group), std::back_inserter(kept),
                         [](const sql_token& any) { return !any.is_word("asc"); });
    return joined(kept);
  }

  /// ` on conflict replace`; nothing for what happens anyway.
  static std::string conflict(table_item& from) {
    if (!from.take("on")) return {};
    from.take("conflict");
    const std::string action = joined(from.one());
    return action == "abort" ? std::string() : " on conflict " + action;
  }

  static std::string default_value(table_item& from) {
    const auto value = from.group();
    const bool is_signed = value.size() == 1 && (value.front().is_sign("-") || value.front().is_sign("+"));
    if (is_signed) return joined(value) + " " + joined(from.one());
    const auto text = joined(inside(value));
    return text == "true" ? "1" : text == "false" ? "0" : text;
  }

  static std::string generated(table_item& from) {
    from.take("always");
    from.take("as");
    const std::string expression = joined(inside(from.group()));
    const bool stored = from.take("stored");
    if (!stored) from.take("virtual");
    return " as (" + expression + ")" + (stored ? " stored" : " virtual");
  }

  void read_foreign_key(table_item& from, const std::string& columns) {
    from.take("references");
    std::string clause = "foreign key (" + columns + ") references " + joined(from.one());
    if (from.at_group()) clause += " (" + joined(inside(from.group())) + ")";
    put(clause + reference_options(from));
  }

  /// What is said behind the referenced columns, in one order; nothing for what happens anyway.
  static std::string reference_options(table_item& from) {
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
        if (joined(from.one()) == "deferred") deferral += " initially deferred";
      } else if (from.next_is("not")) {
        if (!take_not_deferrable(from)) break;
      } else {
        break;
      }
    }
    return on_delete + on_update + deferral;
  }

  static bool take_not_deferrable(table_item& from) {
    table_item ahead = from;
    ahead.take("not");
    if (!ahead.take("deferrable")) return false;
    if (ahead.take("initially")) static_cast<void>(ahead.one());
    from = ahead;
    return true;
  }

  static std::string action(table_item& from, const std::string& words) {
    std::string name = joined(from.one());
    if (name == "set" || name == "no") name += " " + joined(from.one());
    return name == "no action" ? std::string() : words + name;
  }

  std::string_view sql_;
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

std::vector<std::string> clauses_of(std::string_view create_table) { return table_reader(create_table).read(); }

std::string difference(std::string_view expected, std::string_view found) {
  if (found.empty()) return "it is not there";
  const auto said = clauses_of(found);
  const auto wanted = as_little_said(clauses_of(expected), said), there = as_little_said(said, wanted);
  const std::string more = missing_from(wanted, there), less = missing_from(there, wanted);
  if (more.empty()) return less.empty() ? std::string() : "it has not " + less;
  return "it has " + more + (less.empty() ? std::string() : " and not " + less);
}

}  // namespace instar::sqlite_sql
