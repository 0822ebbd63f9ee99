#pragma once

/// How results are told to a person.

#include <string>
#include <vector>

#include <instar/error.hpp>
#include <instar/operation.hpp>

#include "generator/request.hpp"

namespace instar::generator {

/// What a command has to say, and the exit code of the program.
struct outcome {
  std::string text;
  int exit_code = 0;
  bool is_answer = false;  ///< the text is what was asked for, whatever the exit code
  std::string notes = {};  ///< beside what was asked for
};

inline constexpr int trouble = 1;
inline constexpr int differs = 3;
inline constexpr int unreviewed = 4;

/// `text` with `spaces` before each of its lines.
[[nodiscard]] std::string indented(std::string_view text, std::size_t spaces);

/// A paragraph that names the next command.
[[nodiscard]] std::string next_step(std::string_view what, const std::string& command);

[[nodiscard]] std::string list_findings(const std::vector<finding>& findings);

/// The operations in canonical text.
[[nodiscard]] std::string list_operations(const std::vector<operation>& operations);

/// The SQL of the operations for each of the databases asked for.
[[nodiscard]] std::string list_sql(const std::vector<operation>& operations, const model& before, const request& asked);

}  // namespace instar::generator
