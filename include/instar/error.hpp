#pragma once

/// The one exception of instar, and the finding: a fact that a person must decide about.

#include <stdexcept>
#include <string>
#include <string_view>

namespace instar {

/// What went wrong, for programs.
enum class error_code {
  usage,             ///< a wrong argument
  file,              ///< a file could not be read or written
  malformed,         ///< a snapshot, lock file, image, journal or URL is not what it should be
  not_applicable,    ///< an operation does not fit the model it is applied to
  irreversible,      ///< there is no way down
  unsupported,       ///< the database has no such thing
  differs,           ///< declared schema, snapshot and chain do not agree
  unreviewed,        ///< a migration was not reviewed, or edited since
  unknown_revision,  ///< no migration of the chain has this name
  history_diverged,  ///< what was applied is not what the chain holds
  newer_database,    ///< the database knows migrations that the chain does not
  locked,            ///< somebody else is migrating this database
  database,          ///< the database refused
};

/// What an error knows beside its message; empty members are unknown.
struct error_facts {
  std::string where;        ///< file and line, or the object
  std::string migration;    ///< the revision
  std::string step;         ///< the step, in words
  std::string statement;    ///< the SQL
  std::string native_code;  ///< SQLSTATE, or SQLite's extended result code
  std::string state;        ///< what state things are in now, a sentence
  std::string remedy;       ///< the command or edit that mends it
  bool database_changed = false;
  bool worth_retrying = false;
};

/// Thrown by everything in instar that fails.
///
/// `what()` is the whole story, several lines, ready to be printed: the message, then each known fact on a line.
///
///     try { instar::upgrade(connection, chain); }
///     catch (const instar::error& e) { std::cerr << e.what() << '\n'; return e.exit_code(); }
class error : public std::runtime_error {
 public:
  error(error_code code, const std::string& message, error_facts facts = {});

  [[nodiscard]] error_code code() const noexcept { return code_; }
  /// The message alone, without the facts.
  [[nodiscard]] const std::string& message() const noexcept { return message_; }
  [[nodiscard]] const error_facts& facts() const noexcept { return facts_; }
  [[nodiscard]] const std::string& where() const noexcept { return facts_.where; }
  [[nodiscard]] const std::string& migration() const noexcept { return facts_.migration; }
  [[nodiscard]] const std::string& step() const noexcept { return facts_.step; }
  [[nodiscard]] const std::string& statement() const noexcept { return facts_.statement; }
  [[nodiscard]] const std::string& native_code() const noexcept { return facts_.native_code; }
  [[nodiscard]] bool database_changed() const noexcept { return facts_.database_changed; }
  [[nodiscard]] bool worth_retrying() const noexcept { return facts_.worth_retrying; }
  /// The exit code of a program that ends because of this: 1 trouble, 2 usage, 3 differs, 4 unreviewed.
  [[nodiscard]] int exit_code() const noexcept;

 private:
  error_code code_;
  std::string message_;
  error_facts facts_;
};

/// Something a person must know or decide: data, collected and printed at the edge.
struct finding {
  std::string code;        ///< stable, for programs and for searching: `loses_data`, `ambiguous`, ...
  std::string where;       ///< the object: `tasks.priority`
  std::string text;        ///< what is the matter, a sentence
  std::string suggestion;  ///< what to do, a sentence
  friend bool operator==(const finding&, const finding&) = default;
};

}  // namespace instar
