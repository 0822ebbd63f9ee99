#pragma once

/// How each change is said in one database's SQL.

#include <string>
#include <string_view>
#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>
#include <instar/operation.hpp>

namespace instar {

/// What the executor does with a statement.
enum class statement_role {
  change,          ///< execute it
  remember,        ///< a query whose single column holds SQL that is executed after the operation's last statement
  expect_no_rows,  ///< a query; a row that it returns is a reason to roll back
};

struct statement {
  std::string sql;  ///< one statement, without a final semicolon
  statement_role role = statement_role::change;
  std::string found = {};  ///< what a row means that `expect_no_rows` finds, a sentence
  friend bool operator==(const statement&, const statement&) = default;
};

/// One database's way of saying things. Dialects have no state; `dialects()` lists them all.
class dialect {
 public:
  dialect() = default;
  dialect(const dialect&) = delete;
  dialect& operator=(const dialect&) = delete;

  /// `sqlite`, `postgresql`: also the word in `execute` operations and on the command line.
  [[nodiscard]] virtual std::string_view name() const = 0;

  /// The statements that make `change`, in order. `before` is the model that it changes and `after` the one it leaves.
  /// Never throws for a model to which `objections` has none.
  [[nodiscard]] virtual std::vector<statement> render(const operation& change, const model& before,
                                                      const model& after) const = 0;

  /// What this database cannot hold: names that are too long, identity where it has none.
  [[nodiscard]] virtual std::vector<finding> objections(const model& schema) const = 0;

  /// The lines around a migration in an offline script.
  [[nodiscard]] virtual std::string script_begin() const = 0;
  [[nodiscard]] virtual std::string script_end() const = 0;

  [[nodiscard]] virtual std::string quote_name(std::string_view name) const = 0;
  [[nodiscard]] virtual std::string quote_text(std::string_view text) const = 0;

 protected:
  ~dialect() = default;
};

[[nodiscard]] const dialect& sqlite_dialect();
[[nodiscard]] const dialect& postgresql_dialect();
[[nodiscard]] const std::vector<const dialect*>& dialects();

/// The dialect of that name; throws `error` (`usage`) that lists those there are.
[[nodiscard]] const dialect& find_dialect(std::string_view name);

}  // namespace instar
