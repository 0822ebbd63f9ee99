#pragma once

/// Small pieces that all changes are put together of.

#include <string>
#include <string_view>
#include <vector>

#include <instar/dialect.hpp>
#include <instar/model.hpp>

namespace instar::postgresql_sql {

/// The statements of all parts, one after the other.
[[nodiscard]] statements joined(std::vector<statements> parts);

[[nodiscard]] std::string alter_table_sql(std::string_view table, const std::string& clause);

/// The clauses of one statement; no statement without any.
class clauses {
 public:
  explicit clauses(std::string beginning) : beginning_(std::move(beginning)) {}

  void add(const std::string& clause) { text_ += (text_.empty() ? "" : ", ") + clause; }
  [[nodiscard]] statements made() const;

 private:
  std::string beginning_, text_;
};

/// A statement that the server puts together: `expression` is SQL whose value is the statement. For what depends on
/// the database that it is executed in.
[[nodiscard]] statement computed_statement(const std::string& expression);

/// The statement that says what is written about something: `COMMENT ON TABLE "tasks" IS 'what is to be done'`.
[[nodiscard]] statement comment_statement(const std::string& what, std::string_view text);
/// The same where there is a comment, or where it changes.
[[nodiscard]] statements comment_on(const std::string& what, const properties& any);
[[nodiscard]] statements comment_change(const std::string& what, const properties& before, const properties& after);

/// ` WITH (fillfactor=70)`, or nothing.
[[nodiscard]] std::string parameters_clause(const properties& any);

/// ` TABLESPACE "fast"`, or nothing.
[[nodiscard]] std::string tablespace_clause(const properties& any);

/// What changes storage parameters and the tablespace in place; `alteration` is `ALTER INDEX "ix"` and the like.
[[nodiscard]] statements storage_change(const std::string& alteration, const properties& before,
                                        const properties& after);

/// The properties without some, to see whether the others differ.
[[nodiscard]] properties without(properties any, const std::vector<std::string_view>& names);

}  // namespace instar::postgresql_sql
