#include "dialects/sqlite/rebuild.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "dialects/sqlite/definitions.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/objects.hpp"
#include "dialects/sqlite/types.hpp"

namespace instar::sqlite_sql {
namespace {

/// `SELECT ... LIMIT 3`: a few of many examples are enough for a message.
statement expect_none(std::string sql, std::string found) {
  return {std::move(sql) + " LIMIT 3", statement_role::expect_no_rows, std::move(found)};
}

/// The statements of one rebuild, in the order in which they are called for.
class rebuilder {
 public:
  rebuilder(const rebuilding& change, const model& schema_before, const model& schema_after)
      : before_(change.before),
        after_(change.after),
        dropped_(change.dropped),
        conversions_(change.conversions),
        relabels_(change.relabels),
        schema_before_(schema_before),
        schema_after_(schema_after),
        between_(with_dropped(change)),
        new_name_("instar_new_" + change.after.name),
        rowid_(rowid_name()) {}

  statements result() && {
    expect_as_made();
    remember_the_rest();
    if (!relabels_)
      for (const auto& column : after_.columns) expect_fitting(column);
    put(create_table_sql(between_, new_name_, schema_after_));
    copy_rows();
    for (const auto& column : after_.columns) expect_converted(column);
    expect_whole_copy();
    if (has_counter(before_) && has_counter(after_)) keep_counter();
    change_places();
    all_.push_back({{}, statement_role::make_again, {}, kept_definitions()});
    for (const auto& index : after_.indexes)
      if (!before_.indexes.contains(index) || *before_.indexes.find(index) != index)
        put(create_index_sql(index, after_.name));
    for (const auto& column : dropped_)
      put("ALTER TABLE " + quote_name(after_.name) + " DROP COLUMN " + quote_name(column.name));
    return std::move(all_);
  }

 private:
  static table with_dropped(const rebuilding& change) {
    table any = change.after;
    for (const auto& column : change.dropped)
      any.columns.push_back({.name = column.name, .type = {.name = type_sql(column, change.before), .raw = true}});
    return any;
  }

  void put(std::string sql) { all_.push_back({std::move(sql)}); }

  /// A rebuild makes the table as the model has it. Whatever else is in it, by other hands, would be lost without a
  /// word.
  void expect_as_made() {
    all_.push_back({"SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = " + quote_text(before_.name) +
                        " COLLATE NOCASE",
                    statement_role::expect_same,
                    "table " + before_.name + " is not what the migrations made of it",
                    {create_table_sql(before_, before_.name, schema_before_)}});
  }

  void remember_the_rest() {
    statement query = remember_dependents(before_.name);
    query.expected = kept_definitions();
    all_.push_back(std::move(query));
  }

  /// The indexes and triggers that stay, as the migrations made them.
  [[nodiscard]] std::vector<std::string> kept_definitions() const {
    std::vector<std::string> known;
    for (const auto& index : before_.indexes)
      if (const auto* kept = after_.find_index(index.name); kept != nullptr && *kept == index)
        known.push_back(create_index_sql(index, before_.name));
    for (const auto& any : schema_before_.objects)
      if (any.kind == object_kind::trigger && any.on == before_.name)
        for (auto& one : create_object_sql(any)) known.push_back(std::move(one.sql));
    return known;
  }

  /// The name under which the rowid can be read and written: any of three, unless a column has it.
  [[nodiscard]] std::optional<std::string> rowid_name() const {
    if (before_.properties.has("without_rowid") || after_.properties.has("without_rowid")) return std::nullopt;
    for (const char* name : {"rowid", "_rowid_", "oid"})
      if (!has_column_like(before_, name) && !has_column_like(between_, name)) return name;
    return std::nullopt;
  }

  /// Whether a new column takes the numbers that the rows have already.
  [[nodiscard]] bool takes_rowid(const column& any) const {
    const auto* alias = rowid_column(after_);
    return rowid_ && (is_numbered(any) || (alias != nullptr && alias->name == any.name));
  }

  /// The value of a column of the new table in terms of the old one's. Nothing where its default applies, or the
  /// expression that it is generated from.
  [[nodiscard]] std::optional<std::string> source(const column& any) const {
    if (generated_from(any) != nullptr) return std::nullopt;
    if (const auto own = conversions_.find(any.name); own != conversions_.end()) return own->second;
    const column* old = before_.find_column(any.name);
    if (old == nullptr) return takes_rowid(any) ? rowid_ : std::nullopt;
    return is_plain_copy(any) ? quote_name(any.name) : converted(*old, any);
  }

  /// SQLite makes numbers of texts by itself, where it can, but no bytes of a text, and no text of bytes.
  [[nodiscard]] std::string converted(const column& old, const column& any) const {
    std::string name = quote_name(any.name);
    if (holds_bytes(old, before_) == holds_bytes(any, between_)) return name;
    return "CAST(" + name + (holds_bytes(any, between_) ? " AS BLOB)" : " AS TEXT)");
  }

  static bool holds_bytes(const column& any, const table& of) { return folded(type_sql(any, of)) == "blob"; }

  /// Whether the values of a column must come out of the copying as they went in.
  [[nodiscard]] bool is_plain_copy(const column& any) const {
    const column* old = before_.find_column(any.name);
    return old != nullptr && generated_from(any) == nullptr && !conversions_.contains(any.name) &&
           affinity_of(*old, before_) == affinity_of(any, between_) &&
           holds_bytes(*old, before_) == holds_bytes(any, between_);
  }

  /// The SQL that names a row in messages.
  [[nodiscard]] std::string row_key() const {
    if (rowid_) return *rowid_;
    const auto* key = before_.primary_key();
    return key != nullptr ? quote_names(key->columns) : "*";
  }

  void expect_fitting(const column& any) {
    if (generated_from(any) != nullptr) return;
    expect_values(any);
    expect_labels(any);
  }

  void expect_values(const column& any) {
    const column* old = before_.find_column(any.name);
    const bool is_converted = conversions_.contains(any.name);
    if (!any.not_null || (old != nullptr && old->not_null && !is_converted)) return;
    const std::string rows = "SELECT " + row_key() + " FROM " + quote_name(before_.name);
    const std::string where = "column " + any.name + " of " + before_.name + " must have a value in every row, and ";
    const auto value = source(any);
    if (value)
      all_.push_back(expect_none(rows + " WHERE (" + *value + ") IS NULL", where + "these have none"));
    else if (any.default_value.kind == term_kind::none)
      all_.push_back(expect_none(rows, where + "nothing says which in these"));
  }

  /// A label that is gone must not be in use, and a text that becomes a label must be one.
  void expect_labels(const column& any) {
    const auto* enumeration = enumeration_of(any, schema_after_);
    const column* old = before_.find_column(any.name);
    if (enumeration == nullptr || old == nullptr) return;
    const auto* labels_before = enumeration_of(*old, schema_before_);
    const bool is_narrower =
        labels_before == nullptr || std::ranges::any_of(labels_before->labels, [&](const std::string& label) {
          return std::ranges::count(enumeration->labels, label) == 0;
        });
    if (!is_narrower) return;
    const std::string value = *source(any);
    all_.push_back(expect_none("SELECT DISTINCT " + value + " FROM " + quote_name(before_.name) + " WHERE (" + value +
                                   ") NOT IN (" + label_list(*enumeration) + ")",
                               "rows of " + before_.name + " hold values in " + any.name +
                                   " that are no labels of enumeration " + enumeration->name));
  }

  void copy_rows() {
    std::string targets, sources;
    const auto add = [&](const std::string& target, const std::string& value) {
      targets += (targets.empty() ? "" : ", ") + target;
      sources += (sources.empty() ? "" : ", ") + value;
    };
    if (rowid_ && rowid_column(after_) == nullptr) add(*rowid_, *rowid_);
    for (const auto& column : between_.columns)
      if (const auto value = source(column)) add(quote_name(column.name), *value);
    // Without OR ABORT, a conflict clause of the new table could pass over rows.
    put("INSERT " + std::string(has_conflict_clause(between_) ? "OR ABORT " : "") + "INTO " + quote_name(new_name_) +
        " (" + targets + ") SELECT " + sources + " FROM " + quote_name(before_.name));
  }

  /// SQLite converts a value to a new type where that loses nothing, and otherwise keeps it as it is. A value that it
  /// kept stops the change: a number cast from `abc` would be 0. A STRICT table stops it by itself.
  void expect_converted(const column& any) {
    const column* old = before_.find_column(any.name);
    if (old == nullptr || generated_from(any) != nullptr || is_plain_copy(any) || after_.properties.has("strict"))
      return;
    const auto kind = affinity_of(any, after_);
    if (kind == affinity::text || kind == affinity::none) return;
    const std::string name = quote_name(any.name);
    const std::string classes = kind == affinity::integer ? "'integer', 'null'" : "'integer', 'real', 'null'";
    all_.push_back(expect_none(
        "SELECT DISTINCT " + name + " FROM " + quote_name(new_name_) + " WHERE typeof(" + name + ") NOT IN (" +
            classes + ")",
        "rows of " + before_.name + " hold values in " + any.name + " that are no " + type_sql(any, after_)));
  }

  /// How a row is found again among the copies: names of the new table and of the old one. Empty where there is no way.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> pairing() const {
    if (rowid_ && rowid_column(after_) == nullptr) return {{*rowid_, *rowid_}};
    const auto* key = after_.primary_key();
    if (key == nullptr) return {};
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& name : key->columns) {
      const column& any = *after_.find_column(name);
      if (before_.find_column(name) == nullptr && takes_rowid(any))
        pairs.emplace_back(quote_name(name), *rowid_);
      else if (is_plain_copy(any))
        pairs.emplace_back(quote_name(name), quote_name(name));
      else
        return {};
    }
    return pairs;
  }

  /// As many rows as there were, and in each the same values wherever none were to change.
  void expect_whole_copy() {
    const std::string old_table = quote_name(before_.name), new_table = quote_name(new_name_);
    all_.push_back({"SELECT a.n, b.n FROM (SELECT count(*) AS n FROM " + old_table +
                        ") AS a, (SELECT count(*) AS n FROM " + new_table + ") AS b WHERE a.n <> b.n",
                    statement_role::expect_no_rows, "not every row of " + before_.name + " was copied"});
    const auto pairs = pairing();
    if (pairs.empty()) return;
    std::string matched, keys;
    for (const auto& [in_new, in_old] : pairs) {
      matched += (matched.empty() ? "" : " AND ") + ("b." + in_new) + " = a." + in_old;
      keys += (keys.empty() ? "a." : ", a.") + in_old;
    }
    std::string differs = "b." + pairs.front().first + " IS NULL";
    for (const auto& any : between_.columns)
      if (is_plain_copy(any) && quote_name(any.name) != pairs.front().second)
        differs += " OR a." + quote_name(any.name) + " IS NOT b." + quote_name(any.name) + " COLLATE BINARY";
    all_.push_back(expect_none("SELECT " + keys + " FROM " + old_table + " AS a LEFT JOIN " + new_table + " AS b ON " +
                                   matched + " WHERE " + differs,
                               "rows of " + before_.name + " were not copied as they are"));
  }

  /// The counter has a row only once there was a row in the table.
  void keep_counter() {
    put("DELETE FROM sqlite_sequence WHERE name = " + quote_text(new_name_));
    put("INSERT INTO sqlite_sequence (name, seq) SELECT " + quote_text(new_name_) +
        ", seq FROM sqlite_sequence WHERE name = " + quote_text(before_.name));
  }

  void change_places() {
    put("DROP TABLE " + quote_name(before_.name));
    // Otherwise SQLite would look into every view and trigger that refers to the table, which is not there right now.
    put("PRAGMA legacy_alter_table = ON");
    put("ALTER TABLE " + quote_name(new_name_) + " RENAME TO " + quote_name(after_.name));
    put("PRAGMA legacy_alter_table = OFF");
  }

  const table& before_;
  const table& after_;
  const std::vector<column>& dropped_;
  const std::map<std::string, std::string>& conversions_;
  const bool relabels_;
  const model& schema_before_;
  const model& schema_after_;
  const table between_;  ///< the new table while the dropped columns are still there
  const std::string new_name_;
  const std::optional<std::string> rowid_;
  statements all_;
};

}  // namespace

statements rebuild(const rebuilding& change, const model& schema_before, const model& schema_after) {
  return rebuilder(change, schema_before, schema_after).result();
}

statements check_foreign_keys(const std::set<std::string>& table_names, const model& schema) {
  statements checks;
  for (const auto& any : schema.tables) {
    const bool concerns = std::ranges::any_of(any.constraints, [&](const constraint& one) {
      const auto* key = std::get_if<foreign_key>(&one);
      return key != nullptr && (table_names.contains(any.name) || table_names.contains(key->referenced_table));
    });
    if (concerns)
      checks.push_back({"SELECT * FROM pragma_foreign_key_check(" + quote_text(any.name) + ")",
                        statement_role::expect_no_rows, "rows of " + any.name + " reference rows that are not there"});
  }
  return checks;
}

}  // namespace instar::sqlite_sql
