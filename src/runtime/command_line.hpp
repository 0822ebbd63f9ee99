#pragma once

/// What a person asked `migrate` to do.

#include <chrono>
#include <string>
#include <variant>
#include <vector>

namespace instar {

struct command_line {
  std::string command;  ///< `upgrade`, `downgrade`, `current`, `history`, `plan` or `sql`
  std::string target = "head";
  std::string url;
  std::string from = "base";
  std::string to = "head";
  std::string dialect;
  std::chrono::milliseconds lock_wait{60'000};
  bool indicate_current = false;
};

/// Help that was asked for, or a complaint about the arguments.
struct command_reply {
  std::string text;
  int exit_code;
};

[[nodiscard]] std::variant<command_line, command_reply> parse_command_line(const std::vector<std::string>& arguments);

}  // namespace instar
