#pragma once

/// From the command line to a request.

#include <optional>
#include <string>
#include <vector>

#include "generator/report.hpp"
#include "generator/request.hpp"

namespace instar::generator {

/// What the environment may say instead of the command line, because a build target takes no arguments.
struct environment {
  std::string message, drop, empty, yes;
  std::string head, splice, label, depends_on, rev_id, branch, onto, revision, range, rename, conversion, blocking,
      revisions;
  [[nodiscard]] static environment of_this_process();
};

/// Either a request, or what to print at once: help, the version, or what is wrong with the arguments.
struct parsed {
  std::optional<request> asked;
  outcome instead;
};

/// `words` are the arguments without the program's name; one that begins with `@` names a file of arguments, one on
/// each line.
[[nodiscard]] parsed parse(const std::vector<std::string>& words, const environment& around);

}  // namespace instar::generator
