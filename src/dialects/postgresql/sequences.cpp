#include "dialects/postgresql/sequences.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "dialects/postgresql/names.hpp"

namespace instar::postgresql_sql {
namespace {

using number = std::int64_t;

std::optional<number> number_in(const properties& any, std::string_view name) {
  const auto* value = any.find(name);
  if (value == nullptr) return std::nullopt;
  number found = 0;
  std::from_chars(value->text.data(), value->text.data() + value->text.size(), found);
  return found;
}

/// The options as they are when those that are not said are what PostgreSQL makes them.
struct options {
  number increment;
  std::optional<number> minimum, maximum;  ///< without one: what the type can hold
  number start;
  number cache;
  bool cycle;

  explicit options(const properties& any)
      : increment(number_in(any, "increment").value_or(1)),
        minimum(number_in(any, "minimum")),
        maximum(number_in(any, "maximum")),
        cache(number_in(any, "cache").value_or(1)),
        cycle(any.has("cycle")) {
    if (ascends() && !minimum) minimum = 1;
    if (!ascends() && !maximum) maximum = -1;
    start = number_in(any, "start").value_or(ascends() ? *minimum : *maximum);
  }

  [[nodiscard]] bool ascends() const { return increment >= 0; }
  [[nodiscard]] bool has_bounds_of(const options& other) const {
    return minimum == other.minimum && maximum == other.maximum;
  }
};

/// Clauses, each behind the same word.
class clause_list {
 public:
  explicit clause_list(const std::string& word) : word_(word) {}

  void add(const std::string& option) { add_plain(word_ + option); }
  void add_plain(const std::string& clause) { text_ += " " + clause; }
  void add_bound(const std::string& name, std::optional<number> bound) {
    add(bound ? name + " " + std::to_string(*bound) : "NO " + name);
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  const std::string& word_;
  std::string text_;
};

/// Bounds that hold whatever the old ones and the new ones hold, for numbers that are counted the same way.
std::string union_of_bounds(const std::string& word, const options& is, const options& will_be) {
  clause_list clauses(word);
  const bool any_minimum = is.minimum && will_be.minimum, any_maximum = is.maximum && will_be.maximum;
  clauses.add_bound("MINVALUE", any_minimum ? std::min(is.minimum, will_be.minimum) : std::nullopt);
  clauses.add_bound("MAXVALUE", any_maximum ? std::max(is.maximum, will_be.maximum) : std::nullopt);
  return clauses.text();
}

std::string return_into_bounds(const std::string& sequence, const options& will_be) {
  std::string within = "pg_sequence_last_value(name)";
  if (will_be.maximum) within = "LEAST(" + within + ", " + std::to_string(*will_be.maximum) + ")";
  if (will_be.minimum) within = "GREATEST(" + within + ", " + std::to_string(*will_be.minimum) + ")";
  return "SELECT CASE WHEN pg_sequence_last_value(name) IS NULL THEN setval(name, " + std::to_string(will_be.start) +
         ", false) ELSE setval(name, " + within + ") END FROM (SELECT " + sequence + "::regclass AS name) AS counted";
}

std::string changed_options(const std::string& word, const options& is, const options& will_be) {
  clause_list clauses(word);
  if (is.increment != will_be.increment) clauses.add("INCREMENT BY " + std::to_string(will_be.increment));
  if (!is.has_bounds_of(will_be)) {
    clauses.add_bound("MINVALUE", will_be.minimum);
    clauses.add_bound("MAXVALUE", will_be.maximum);
  }
  if (is.start != will_be.start) clauses.add("START WITH " + std::to_string(will_be.start));
  if (is.ascends() != will_be.ascends()) clauses.add_plain("RESTART WITH " + std::to_string(will_be.start));
  if (is.cache != will_be.cache) clauses.add("CACHE " + std::to_string(will_be.cache));
  if (is.cycle != will_be.cycle) clauses.add(will_be.cycle ? "CYCLE" : "NO CYCLE");
  return clauses.text();
}

}  // namespace

std::string sequence_options_sql(const properties& any) {
  std::string sql;
  const auto add = [&](std::string_view name, const std::string& words) {
    if (const auto* value = any.find(name)) sql += (sql.empty() ? "" : " ") + words + value->text;
  };
  add("increment", "INCREMENT BY ");
  add("minimum", "MINVALUE ");
  add("maximum", "MAXVALUE ");
  add("start", "START WITH ");
  add("cache", "CACHE ");
  add("cycle", "CYCLE");
  return sql;
}

std::vector<statement> change_options(const numbering& of, const properties& before, const properties& after,
                                      const std::string& clause) {
  const options is(before), will_be(after);
  std::vector<statement> statements;
  if (is.ascends() == will_be.ascends() && !is.has_bounds_of(will_be))
    statements.push_back({of.alteration + union_of_bounds(of.word, is, will_be)});
  if (is.ascends() == will_be.ascends() && (!is.has_bounds_of(will_be) || is.start != will_be.start))
    statements.push_back({return_into_bounds(of.sequence, will_be)});
  const std::string changes = (clause.empty() ? "" : " " + clause) + changed_options(of.word, is, will_be);
  if (!changes.empty()) statements.push_back({of.alteration + changes});
  return statements;
}

numbering numbering_of(const std::string& table, const std::string& column) {
  return {"ALTER TABLE " + quote_path(table) + " ALTER COLUMN " + quote_name(column), "SET ",
          "pg_get_serial_sequence(" + quote_text(quote_path(table)) + ", " + quote_text(column) + ")"};
}

std::string continue_numbering_sql(const std::string& table, const column& numbered) {
  const bool ascends = options(numbered.properties).ascends();
  const std::string last = (ascends ? "max(" : "min(") + quote_name(numbered.name) + ")";
  return "SELECT setval(seqrelid::regclass, last) FROM pg_sequence, (SELECT " + last + " AS last FROM " +
         quote_path(table) + ") AS held WHERE seqrelid = " + numbering_of(table, numbered.name).sequence +
         "::regclass AND last " + (ascends ? ">=" : "<=") +
         " COALESCE(pg_sequence_last_value(seqrelid) + seqincrement, seqstart)";
}

}  // namespace instar::postgresql_sql
