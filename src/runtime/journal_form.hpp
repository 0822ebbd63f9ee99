#pragma once

/// The columns of the journal's table: those that this build writes, and those that it has in one database.

#include <string>
#include <vector>

#include <instar/dialect.hpp>
#include <instar/transaction.hpp>

namespace instar {

/// Builds of instar have added columns. What an older one made is read as it is, and gets what it lacks before the
/// first row is written.
class journal_form {
 public:
  /// As the database has it. Throws `error` (`malformed`) when a table of that name is not instar's.
  explicit journal_form(transaction& work);

  [[nodiscard]] bool exists() const { return !columns_.empty(); }

  /// The query of the rows of chain `$1`. There must be a table.
  [[nodiscard]] std::string selection() const;

  /// Makes the table, or adds what it lacks; does nothing when it lacks nothing.
  void complete(transaction& work) const;

 private:
  [[nodiscard]] bool has(std::string_view column) const;

  std::vector<std::string> columns_;
};

/// The query of the rows of chain `$1` in a table that lacks nothing.
[[nodiscard]] std::string journal_selection();

/// The statement that makes the table where there is none: a database that was taken back to the base, or that another
/// chain migrates, has one already, and a script cannot ask.
[[nodiscard]] std::string journal_creation();

/// A query that finds a row where the table lacks columns that a script needs.
[[nodiscard]] std::string journal_shortcoming(const dialect& language);

}  // namespace instar
