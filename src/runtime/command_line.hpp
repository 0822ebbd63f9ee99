#pragma once

/// What a person asked `migrate` to do.

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace instar {

struct command_line {
  std::string command;               ///< `upgrade`, `current`, ...
  std::vector<std::string> targets;  ///< one, but for `stamp`; of `completion`, the shell
  std::string url;
  std::string url_file;
  std::string range;
  std::string from = "base";
  std::string to = "heads";
  std::string dialect;
  std::string begun_step;  ///< `again` or `done`
  std::map<std::string, std::string, std::less<>> arguments;
  std::chrono::milliseconds lock_wait{}, lock_timeout{}, concurrent_lock_timeout{};
  bool sql = false;
  bool idempotent = false;
  bool dry_run = false;
  bool every_migration = false;
  bool json = false;
  bool verbose = false;
  bool indicate_current = false;
  bool check_heads = false;
  bool resolve_dependencies = false;
  bool purge = false;
  bool live = false;
  bool compare = false;
  std::vector<std::string> ignored;  ///< tables and objects that are not compared
  bool from_alembic = false;
};

/// Help that was asked for, or a complaint about the arguments.
struct command_reply {
  std::string text;
  int exit_code;
};

[[nodiscard]] std::variant<command_line, command_reply> parse_command_line(const std::vector<std::string>& arguments);

/// The words that may come next behind `words`: commands, options, and where a target is due one of `symbols`.
[[nodiscard]] std::vector<std::string> next_words(const std::vector<std::string>& words,
                                                  const std::vector<std::string>& symbols);

}  // namespace instar
