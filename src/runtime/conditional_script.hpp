#pragma once

/// Scripts whose parts are executed only when the database says so, for the shell of one database.

#include <memory>
#include <string>

#include "runtime/replay.hpp"

namespace instar {

/// What is done with a migration that is due: its steps and its row in the journal, or nothing but a refusal.
struct script_part {
  std::string condition;  ///< a query's, under which it is due
  const rendered_migration* migration;
  std::string journal;  ///< the statement that adds its row
  std::string refusal;  ///< why a script cannot do it; empty when it can
};

class conditional_script {
 public:
  virtual ~conditional_script() = default;

  /// Where the script begins: what makes the shell ready, and how it is called, in a comment.
  [[nodiscard]] virtual std::string opening() const = 0;
  /// Stops when the query finds a row.
  [[nodiscard]] virtual std::string expectation(const std::string& query, const std::string& reason) const = 0;
  /// One transaction.
  [[nodiscard]] virtual std::string part(const script_part& due) const = 0;
  [[nodiscard]] virtual std::string ending() const = 0;
};

/// Throws `error` (`unsupported`) for a database whose shell nobody taught this.
[[nodiscard]] std::unique_ptr<conditional_script> conditional_script_for(const dialect& language);

}  // namespace instar
