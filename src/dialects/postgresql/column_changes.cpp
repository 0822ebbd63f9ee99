#include "dialects/postgresql/column_changes.hpp"

#include <algorithm>
#include <string>

#include "dialects/postgresql/columns.hpp"
#include "dialects/postgresql/conversions.hpp"
#include "dialects/postgresql/exchange.hpp"
#include "dialects/postgresql/grants.hpp"
#include "dialects/postgresql/inheritance.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/ownership.hpp"
#include "dialects/postgresql/partitions.hpp"
#include "dialects/postgresql/sequences.hpp"
#include "dialects/postgresql/serial.hpp"
#include "dialects/postgresql/surroundings.hpp"
#include "dialects/postgresql/type_changes.hpp"
#include "dialects/postgresql/types.hpp"

namespace instar::postgresql_sql {
namespace {

/// The clauses of one `ALTER TABLE ... ALTER COLUMN`.
class column_clauses {
 public:
  column_clauses(const std::string& alteration, const std::string& column)
      : all_(alteration), beginning_("ALTER COLUMN " + quote_name(column) + " ") {}

  void add(const std::string& clause) { all_.add(beginning_ + clause); }
  [[nodiscard]] statements made() const { return all_.made(); }

 private:
  clauses all_;
  std::string beginning_;
};

bool has_default(const column& any) { return any.default_value.kind != term_kind::none; }

bool differ(std::string_view property, const column& before, const column& after) {
  const auto* is = before.properties.find(property);
  const auto* will_be = after.properties.find(property);
  return (is == nullptr) != (will_be == nullptr) || (is != nullptr && *is != *will_be);
}

bool is_retyped(const column& before, const column& after) {
  return type_sql(before.type) != type_sql(after.type) || differ("collation", before, after);
}

/// Whether no `ALTER` leads from the one to the other: the values are computed anew.
bool is_remade(const column& before, const column& after) {
  return is_generated(after) && (differ("generated_stored", before, after) || is_retyped(before, after));
}

/// Whether a default is a value that its type does not have yet.
bool waits_for_its_type(const column& any, std::span<const operation> later) {
  return has_default(any) && std::ranges::any_of(later, [&](const operation& one) {
           const auto* change = std::get_if<alter_object>(&one);
           return change != nullptr && is_of(any, change->after) && bears_on(*change, any.default_value);
         });
}

/// One change of a column in place. An identity keeps its column NOT NULL and allows no default and no type but whole
/// numbers. PostgreSQL looks at all of that before it makes any change of a statement, so an identity goes in a
/// statement before the others and comes in one after them.
class alteration {
 public:
  alteration(const alter_column& change, const model& schema, std::span<const operation> later)
      : schema_(schema),
        table_(change.table),
        before_(change.before),
        after_(change.after),
        conversion_(change.conversion),
        retyped_(is_retyped(before_, after_)),
        default_waits_(waits_for_its_type(after_, later)),
        inherited_(is_inherited(table_, before_.name, schema)),
        heirs_(heirs_of(table_, schema)),
        alter_((heirs_.empty() ? "ALTER TABLE " : "ALTER TABLE ONLY ") + quote_path(table_)) {}

  [[nodiscard]] statements made() const {
    return joined({going(), heirs_.empty() ? statements{} : retyping_heirs(), changing(), numbering_changes(),
                   default_storage(),
                   comment_change(column_words(table_, after_.name), before_.properties, after_.properties)});
  }

 private:
  [[nodiscard]] statements going() const {
    column_clauses all(alter_, before_.name);
    if (is_serial(before_) && !is_serial(after_)) return {cease_to_be_serial(table_, before_.name)};
    if (is_identity(before_) && !is_identity(after_)) all.add("DROP IDENTITY");
    if (is_generated(before_) && !is_generated(after_)) all.add("DROP EXPRESSION");
    // A type may be too narrow for the bound to which the old one counts.
    const bool descends = before_.properties.text("increment").starts_with('-');
    if (before_.identity && after_.identity && retyped_ && before_.properties.has(descends ? "minimum" : "maximum"))
      all.add(descends ? "SET NO MINVALUE" : "SET NO MAXVALUE");
    return all.made();
  }

  [[nodiscard]] statements changing() const {
    column_clauses all(alter_, before_.name);
    // PostgreSQL converts a default only where it would do so unasked, so one is set anew with the type.
    const bool default_changes = before_.default_value != after_.default_value || retyped_;
    const bool is_set = has_default(after_) && !default_waits_;
    if (has_default(before_) && default_changes && (retyped_ || !is_set)) all.add("DROP DEFAULT");
    if (retyped_ && !inherited_ && heirs_.empty()) all.add(type_clause());
    if (is_not_null(before_) && !is_not_null(after_)) all.add("DROP NOT NULL");
    if (!is_not_null(before_) && is_not_null(after_)) all.add("SET NOT NULL");
    if (is_set && default_changes) all.add("SET DEFAULT " + term_sql(after_.default_value));
    if (differ("statistics", before_, after_)) all.add("SET STATISTICS " + text_or("statistics", "-1"));
    if (after_.properties.has("storage") && (retyped_ || differ("storage", before_, after_)))
      all.add("SET STORAGE " + text_or("storage", {}));
    if (differ("compression", before_, after_) || (retyped_ && after_.properties.has("compression")))
      all.add("SET COMPRESSION " + text_or("compression", "default"));
    return all.made();
  }

  [[nodiscard]] std::string text_or(std::string_view property, const std::string& otherwise) const {
    return after_.properties.has(property) ? std::string(after_.properties.text(property)) : otherwise;
  }

  [[nodiscard]] std::string type_clause() const {
    return "TYPE " + type_sql(after_.type) + collation_sql(after_.properties) + using_sql();
  }

  /// The type changes in all tables that inherit the column at once, and their defaults must not stand in its way. An
  /// heir that is described with the old type still gets its default with its own change.
  [[nodiscard]] statements retyping_heirs() const {
    if (!retyped_ || inherited_) return {};
    const std::string column = " ALTER COLUMN " + quote_name(before_.name) + " ";
    const auto only = [&](const std::string& table) { return "ALTER TABLE ONLY " + quote_path(table) + column; };
    statements all{{only(table_) + "DROP DEFAULT"}};
    for (const auto& heir : heirs_) all.push_back({only(heir) + "DROP DEFAULT"});
    all.push_back({"ALTER TABLE " + quote_path(table_) + column + type_clause()});
    for (const auto& heir : heirs_) {
      const auto* one = schema_.find_table(heir)->find_column(before_.name);
      if (one != nullptr && one->type == after_.type && has_default(*one))
        all.push_back({only(heir) + "SET DEFAULT " + term_sql(one->default_value)});
    }
    return all;
  }

  [[nodiscard]] std::string using_sql() const {
    const std::string value = conversion_.empty() ? conversion_sql(quote_name(before_.name), before_.type, after_.type)
                                                  : expression(conversion_);
    return value.empty() ? "" : " USING " + value;
  }

  [[nodiscard]] statements numbering_changes() const {
    if (!after_.identity) return {};
    if (is_serial(after_)) return serial_changes();
    if (is_identity(before_)) {
      const bool other_way = before_.properties.has("always") != after_.properties.has("always");
      const std::string generated =
          after_.properties.has("always") ? "SET GENERATED ALWAYS" : "SET GENERATED BY DEFAULT";
      return change_options(numbering_of(table_, after_.name), options_before(), after_.properties,
                            other_way ? generated : "");
    }
    column_clauses all(alter_, after_.name);
    all.add("ADD" + identity_sql(after_.properties));
    return joined({all.made(), {{continue_numbering_sql(table_, after_)}}});
  }

  [[nodiscard]] statements serial_changes() const {
    if (!is_serial(before_)) return become_serial(table_, after_);
    return retyped_ ? statements{retype_serial(table_, after_)} : statements{};
  }

  /// The options of the sequence as `going` leaves them.
  [[nodiscard]] properties options_before() const {
    const bool descends = before_.properties.text("increment").starts_with('-');
    return retyped_ ? without(before_.properties, {descends ? "minimum" : "maximum"}) : before_.properties;
  }

  /// PostgreSQL 15 has no word for a storage that nobody chose: it is that of the type.
  [[nodiscard]] statements default_storage() const {
    if (retyped_ || !before_.properties.has("storage") || after_.properties.has("storage")) return {};
    const std::string alter = alter_ + " ALTER COLUMN " + quote_name(after_.name) + " SET STORAGE ";
    return {computed_statement(quote_text(alter) +
                               " || (SELECT CASE typstorage WHEN 'p' THEN 'PLAIN' WHEN 'm' THEN 'MAIN' WHEN 'e' THEN "
                               "'EXTERNAL' ELSE 'EXTENDED'"
                               " END FROM pg_type JOIN pg_attribute ON atttypid = pg_type.oid WHERE attrelid = " +
                               quote_text(quote_path(table_)) + "::regclass AND attname = " + quote_text(after_.name) +
                               ")")};
  }

  const model& schema_;
  const std::string& table_;
  const column& before_;
  const column& after_;
  const std::string& conversion_;
  bool retyped_, default_waits_, inherited_;
  std::vector<std::string> heirs_;
  std::string alter_;
};

}  // namespace

statements add_column_statements(const add_column& change, const model& before, const model& after) {
  const column& one = change.definition;
  surroundings all(before, after);
  all.reread_columns(change.table);
  const auto rest = joined({column_settings(change.table, {one}), give_sequences(change.table, after, one.name),
                            grants_of_column(change.table, one.name, after)});
  if (!is_inherited(change.table, one.name, before))
    return all.around(joined({{{alter_table_sql(change.table, "ADD COLUMN " + column_sql(one))}}, rest}));
  column inherited = one;
  inherited.not_null = inherited.identity = false;
  inherited.default_value = {};
  return all.around(joined({take_over_columns(*before.find_table(change.table)),
                            alteration({change.table, inherited, one, {}}, after, {}).made(), rest}));
}

statements drop_column_statements(const drop_column& change, const model& before, const model& after) {
  const std::string drop = "DROP COLUMN " + quote_name(change.definition.name);
  if (is_inherited(change.table, change.definition.name, before)) return {};
  surroundings all(before, after);
  all.reread_columns(change.table);
  statements changes =
      joined({take_sequences(change.table, before, change.definition.name), {{alter_table_sql(change.table, drop)}}});
  for (const auto& child : children_of(change.table, before))
    if (before.find_table(child)->find_column(change.definition.name) == nullptr)
      changes.push_back({alter_table_sql(child, "DROP COLUMN IF EXISTS " + quote_name(change.definition.name))});
  return all.around(changes);
}

statements rename_column_statements(const rename_column& change, const model& before, const model& after) {
  const bool comes_with_parent =
      is_inherited(change.table, change.from, before) || is_inherited(change.table, change.to, before);
  if (comes_with_parent) return {};
  surroundings all(before, after);
  all.reread_columns(change.table, change.from);
  return all.around(
      {{alter_table_sql(change.table, "RENAME COLUMN " + quote_name(change.from) + " TO " + quote_name(change.to))}});
}

statements alter_column_statements(const alter_column& change, const model& before, const model& after,
                                   std::span<const operation> later) {
  const std::string& name = change.before.name;
  surroundings all(before, after);
  if (is_remade(change.before, change.after)) {
    all.remake_column(change.table, name);
    return all.around({});
  }
  if (!is_retyped(change.before, change.after)) return alteration(change, before, later).made();
  // The values by which rows are told apart cannot change where they lie.
  if (is_partition_key(name, change.table, before))
    return change_whole_table(change.table, before, after, [&](const model& whole_before, const model& whole_after) {
      return alter_column_statements(change, whole_before, whole_after, later);
    });
  all.retype_column(change.table, name);
  return all.around(alteration(change, before, later).made());
}

}  // namespace instar::postgresql_sql
