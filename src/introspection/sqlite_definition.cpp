#include "introspection/sqlite_definition.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "dialects/sqlite/table_item.hpp"
#include "introspection/column_reference.hpp"
#include "introspection/conventional_name.hpp"
#include "introspection/sqlite_value.hpp"

namespace instar {
namespace {

finding unheld(const std::string& where, const std::string& what, const std::string& suggestion) {
  return {"unheld", where, what, suggestion};
}

void say(properties& all, std::string name, term value = {}) { all.set({{}, std::move(name), std::move(value)}); }

term text_term(std::string text) { return {term_kind::text, std::move(text)}; }

/// The columns of `(a, b COLLATE x DESC)`; what stands behind a name is not kept.
std::vector<std::string> columns_in(sql_tokens group) {
  std::vector<std::string> names;
  for (const auto& part : split_at_commas(inside(group)))
    if (!part.empty()) names.push_back(part.front().text);
  return names;
}

referential_action action_in(sqlite_sql::table_item& from) {
  const std::string first = from.keyword();
  const std::string words = first == "set" || first == "no" ? first + " " + from.keyword() : first;
  for (const auto any : {referential_action::no_action, referential_action::restrict, referential_action::cascade,
                         referential_action::set_null, referential_action::set_default})
    if (spelling(any) == words) return any;
  return referential_action::no_action;
}

/// ` ON CONFLICT REPLACE`; nothing for what happens anyway.
void read_conflict(sqlite_sql::table_item& from, properties& into) {
  if (!from.take("on", "conflict")) return;
  std::string action = from.name();
  std::ranges::transform(action, action.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  if (action != "ABORT") say(into, "on_conflict", text_term(std::move(action)));
}

/// Reads a `CREATE TABLE`. Expressions wait until all columns are known.
class table_reader {
 public:
  table_reader(std::string_view sql, const std::string& name)
      : sql_(sql), tokens_(tokens_of(sql, sql_language::sqlite)) {
    table_.name = name;
  }

  sqlite_definition<table> read() {
    const sql_tokens all = tokens_;
    std::size_t open = 0;
    while (open < all.size() && !all[open].is_sign("(")) ++open;
    const auto end = end_of_group(all, open);
    if (open == all.size() || end <= open + 1) return {std::nullopt, {not_read("its definition")}};
    read_options(all.subspan(end));
    for (const auto& item : split_at_commas(all.subspan(open + 1, end - open - 2))) read_item(item);
    refer_to_columns();
    settle_primary_key();
    for (auto& one : unnamed_) add_named(std::move(one));
    return {std::move(table_), std::move(findings_)};
  }

 private:
  static constexpr std::array<std::string_view, 5> item_words = {"constraint", "primary", "unique", "check", "foreign"};
  static constexpr std::array<std::string_view, 11> column_words = {
      "constraint", "primary", "not", "null", "unique", "check", "default", "collate", "references", "generated", "as"};

  [[nodiscard]] finding not_read(const std::string& what) const {
    return unheld(table_.name, "instar does not understand " + what, "report it with the table's definition.");
  }

  void read_options(sql_tokens all) {
    for (const auto& option : split_at_commas(all)) {
      if (option.empty()) continue;
      if (option.front().is_word("strict")) say(table_.properties, "strict");
      if (option.front().is_word("without")) say(table_.properties, "without_rowid");
    }
  }

  void read_item(sql_tokens item) {
    sqlite_sql::table_item from(sql_, item);
    if (from.at_end()) return;
    if (from.next_is_one_of(item_words))
      read_constraints(from);
    else
      read_column(from);
  }

  void read_constraints(sqlite_sql::table_item& from) {
    std::string name;
    while (!from.at_end()) {
      if (from.take("constraint")) {
        name = from.name();
      } else if (from.take("primary", "key")) {
        const auto group = from.group();
        add_primary_key(from, std::exchange(name, {}), columns_in(group), has_descending(group));
      } else if (from.take("unique")) {
        unique one{.name = std::exchange(name, {}), .columns = columns_in(from.group())};
        read_conflict(from, one.properties);
        add(std::move(one));
      } else if (from.take("check")) {
        add_check(from, std::exchange(name, {}));
      } else if (from.take("foreign", "key")) {
        auto columns = columns_in(from.group());
        add_foreign_key(from, std::exchange(name, {}), std::move(columns));
      } else {
        findings_.push_back(not_read("`" + from.text_of(from.rest()) + "`"));
      }
    }
  }

  void read_column(sqlite_sql::table_item& from) {
    auto& any = table_.columns.emplace_back(column{.name = from.name()});
    const auto words = from.until(column_words);
    std::string spelt;
    for (std::size_t i = 0; i != words.size(); ++i)
      spelt +=
          (i == 0 || words[i].text == "(" || words[i].text == ")" || words[i].text == "," || words[i - 1].text == "("
               ? ""
               : " ") +
          words[i].text;
    any.type = read_sqlite_type(spelt, table_.properties.has("strict"));
    std::string name;
    while (!from.at_end()) read_column_constraint(from, any, name);
  }

  void read_column_constraint(sqlite_sql::table_item& from, column& any, std::string& name) {
    if (from.take("constraint")) {
      name = from.name();
    } else if (from.take("primary", "key")) {
      const bool descends = from.take("desc");
      from.take("asc");
      add_primary_key(from, std::exchange(name, {}), {any.name}, descends);
    } else if (from.take("not", "null")) {
      any.not_null = true;
      read_conflict(from, any.properties);
    } else if (from.take("null")) {
      properties none;
      read_conflict(from, none);
    } else if (from.take("unique")) {
      unique one{.name = std::exchange(name, {}), .columns = {any.name}};
      read_conflict(from, one.properties);
      add(std::move(one));
    } else if (from.take("check")) {
      add_check(from, std::exchange(name, {}));
    } else if (from.take("default")) {
      any.default_value = default_value(from, any.type);
    } else if (from.take("collate")) {
      say(any.properties, "collation", text_term(from.name()));
    } else if (from.next_is("references")) {
      add_foreign_key(from, std::exchange(name, {}), {any.name});
    } else if (from.take("generated", "always") || from.next_is("as")) {
      from.take("as");
      const std::string sql = from.text_of(inside(from.group()));
      const bool stored = from.take("stored");
      from.take("virtual");
      say(any.properties, stored ? "generated_stored" : "generated_virtual", {term_kind::expression, sql});
    } else {
      findings_.push_back(not_read("`" + from.text_of(from.rest()) + "` of column " + any.name));
    }
  }

  term default_value(sqlite_sql::table_item& from, const type& of) {
    auto value = from.group();
    const bool is_signed = value.size() == 1 && (value.front().is_sign("-") || value.front().is_sign("+"));
    if (is_signed) value = sql_tokens(value.data(), value.size() + from.group().size());
    return read_sqlite_default(sql_, value, of);
  }

  static bool has_descending(sql_tokens group) {
    return std::ranges::any_of(group, [](const sql_token& any) { return any.is_word("desc"); });
  }

  void add_primary_key(sqlite_sql::table_item& from, std::string name, std::vector<std::string> columns,
                       bool descends) {
    primary_key key{.name = std::move(name), .columns = std::move(columns)};
    read_conflict(from, key.properties);
    autoincrement_ = from.take("autoincrement");
    descending_key_ = descends;
    add(std::move(key));
  }

  void add_check(sqlite_sql::table_item& from, std::string name) {
    check one{.name = std::move(name), .expression = from.text_of(inside(from.group()))};
    properties ignored;  // SQLite reads a conflict clause here and does not heed it
    read_conflict(from, ignored);
    add(std::move(one));
  }

  void add_foreign_key(sqlite_sql::table_item& from, std::string name, std::vector<std::string> columns) {
    from.take("references");
    foreign_key key{.name = std::move(name), .columns = std::move(columns), .referenced_table = from.name()};
    if (from.at_group()) key.referenced_columns = columns_in(from.group());
    for (bool going = true; going;) {
      if (from.take("on", "delete")) {
        key.on_delete = action_in(from);
      } else if (from.take("on", "update")) {
        key.on_update = action_in(from);
      } else if (from.take("match")) {
        static_cast<void>(from.name());  // SQLite does not look at it
      } else if (from.take("not", "deferrable")) {
        key.properties = {};
        deferral(from);
      } else if (from.take("deferrable")) {
        say(key.properties, "deferrable");
        if (deferral(from)) say(key.properties, "initially_deferred");
      } else {
        going = false;
      }
    }
    add(std::move(key));
  }

  static bool deferral(sqlite_sql::table_item& from) { return from.take("initially") && from.keyword() == "deferred"; }

  template <class Constraint>
  void add(Constraint one) {
    unnamed_.emplace_back(std::move(one));
  }

  /// As the columns are spelt, whatever the case in which they are named.
  void spell(std::vector<std::string>& names) const {
    for (auto& name : names)
      for (const auto& any : table_.columns)
        if (in_lower_case(any.name) == in_lower_case(name)) name = any.name;
  }

  void refer_to_columns() {
    for (auto& any : table_.columns)
      for (const auto* word : {"generated_stored", "generated_virtual"})
        if (const auto* value = any.properties.find(word))
          say(any.properties, word, {value->kind, with_references(value->text, table_, sql_language::sqlite)});
    for (auto& any : unnamed_) {
      if (auto* one = std::get_if<check>(&any))
        one->expression = with_references(one->expression, table_, sql_language::sqlite);
      if (auto* key = std::get_if<primary_key>(&any)) spell(key->columns);
      if (auto* one = std::get_if<unique>(&any)) spell(one->columns);
      if (auto* key = std::get_if<foreign_key>(&any)) spell(key->columns);
    }
  }

  /// Its columns are not null, said or not; alone and declared INTEGER, one is the rowid.
  void settle_primary_key() {
    const auto found =
        std::ranges::find_if(unnamed_, [](const constraint& any) { return std::holds_alternative<primary_key>(any); });
    if (found == unnamed_.end()) return;
    const auto& key = std::get<primary_key>(*found);
    for (auto& any : table_.columns) {
      if (std::ranges::find(key.columns, any.name) == key.columns.end()) continue;
      any.not_null = true;
      const bool is_integer = !any.type.raw && any.type.name == "integer";
      if (key.columns.size() != 1 || !is_integer || table_.properties.has("without_rowid")) continue;
      if (descending_key_) {
        findings_.push_back(unheld(table_.name + "." + any.name,
                                   "PRIMARY KEY DESC, which is not the rowid, is read as one that is",
                                   "leave DESC out where the table is made again."));
      }
      any.type = {.name = "bigint"};
      any.identity = true;
      if (autoincrement_) say(any.properties, "autoincrement");
    }
  }

  /// A constraint that has no name gets the one that the declaration of a schema would give it.
  void add_named(constraint any) {
    const auto& given = name_of(any);
    // SQLite lets two constraints have one name, as two columns of one enumeration do.
    std::string name = given.empty() ? conventional_name(any, table_.name) : given;
    for (int i = 2; table_.find_constraint(name) != nullptr || (name != given && is_given(name)); ++i)
      name = given.empty() ? conventional_name(any, table_.name, i) : given + "_" + std::to_string(i);
    std::visit([&](auto& one) { one.name = name; }, any);
    table_.constraints.insert(std::move(any));
  }

  [[nodiscard]] bool is_given(const std::string& name) const {
    return std::ranges::any_of(unnamed_, [&](const constraint& any) { return name_of(any) == name; });
  }

  std::string_view sql_;
  std::vector<sql_token> tokens_;
  table table_;
  std::vector<constraint> unnamed_;
  std::vector<finding> findings_;
  bool autoincrement_ = false, descending_key_ = false;
};

/// A key of an index: a column or an expression, with `COLLATE`, `ASC` and `DESC` behind it.
index_key read_key(std::string_view sql, sql_tokens part, const table& on) {
  index_key key;
  const auto ends_with = [&](std::string_view word) { return part.size() > 1 && part.back().is_word(word); };
  if (ends_with("desc")) say(key.properties, "descending");
  if (ends_with("desc") || ends_with("asc")) part = part.first(part.size() - 1);
  if (part.size() > 2 && part[part.size() - 2].is_word("collate")) {
    say(key.properties, "collation", text_term(part.back().text));
    part = part.first(part.size() - 2);
  }
  const auto is_it = [&](const column& any) { return in_lower_case(any.name) == in_lower_case(part.front().text); };
  const auto found =
      part.size() == 1 && part.front().is_name() ? std::ranges::find_if(on.columns, is_it) : on.columns.end();
  if (found != on.columns.end()) {
    key.column = found->name;
  } else if (const auto within = inside(part); !within.empty()) {
    const auto text = sql.substr(within.front().begin, within.back().end - within.front().begin);
    key.expression = with_references(text, on, sql_language::sqlite);
  }
  return key;
}

/// What stands behind a position, without the space around it and the semicolon at its end.
std::string rest_of(std::string_view sql, std::size_t begin) {
  sql.remove_prefix(std::min(sql.find_first_not_of(" \t\r\n", begin), sql.size()));
  const auto last = sql.find_last_not_of(" \t\r\n;");
  return std::string(sql.substr(0, last + 1));
}

/// The position behind the name in `CREATE ... name`, where `IF NOT EXISTS` and a schema may stand before it.
std::size_t behind_name(sql_tokens all, std::string_view kind) {
  std::size_t i = 0;
  while (i < all.size() && !all[i].is_word(kind)) ++i;
  ++i;
  if (i < all.size() && all[i].is_word("if")) i += 3;
  if (i + 1 < all.size() && all[i + 1].is_sign(".")) i += 2;
  return i + 1;
}

}  // namespace

sqlite_definition<table> read_sqlite_table(std::string_view sql, const std::string& name) {
  return table_reader(sql, name).read();
}

sqlite_definition<index> read_sqlite_index(std::string_view sql, const std::string& name, const table& on) {
  const auto tokens = tokens_of(sql, sql_language::sqlite);
  const sql_tokens all = tokens;
  index any{.name = name, .unique = all.size() > 1 && all[1].is_word("unique")};
  std::size_t open = behind_name(all, "index");
  while (open < all.size() && !all[open].is_sign("(")) ++open;
  const auto end = end_of_group(all, open);
  if (end <= open + 1) return {};
  for (const auto& part : split_at_commas(all.subspan(open + 1, end - open - 2)))
    any.keys.push_back(read_key(sql, part, on));
  if (end < all.size() && all[end].is_word("where") && end + 1 < all.size())
    any.where = with_references(rest_of(sql, all[end + 1].begin), on, sql_language::sqlite);
  return {std::move(any), {}};
}

sqlite_definition<object> read_sqlite_view(std::string_view sql, const std::string& name) {
  const auto tokens = tokens_of(sql, sql_language::sqlite);
  const auto at = behind_name(tokens, "view");
  if (at + 1 >= tokens.size() || !tokens[at].is_word("as"))
    return {std::nullopt,
            {unheld(name, "the view lists the names of its columns, which a schema does not",
                    "give the names with AS in its SELECT.")}};
  object any{.kind = object_kind::view, .name = name};
  say(any.properties, "definition", text_term(rest_of(sql, tokens[at].end)));
  return {std::move(any), {}};
}

sqlite_definition<object> read_sqlite_trigger(std::string_view sql, const std::string& name, const std::string& on) {
  const auto tokens = tokens_of(sql, sql_language::sqlite);
  const auto at = behind_name(tokens, "trigger");
  if (at >= tokens.size()) return {};
  object any{.kind = object_kind::trigger, .name = name, .on = on};
  say(any.properties, "definition", text_term(rest_of(sql, tokens[at].begin)));
  return {std::move(any), {}};
}

}  // namespace instar
