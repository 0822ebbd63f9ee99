#pragma once

/// Models from canonical text, for tests that are read.

#include <string>
#include <vector>

#include <instar/migration_text.hpp>
#include <instar/snapshot.hpp>

namespace instar::testing {

/// The schema of a few tables, each given as the lines of its body: `schema({"table a", "column id bigint"})`.
inline model schema(const std::string& tables) {
  return read_snapshot("instar snapshot 1\n\n" + tables + "\nend\n", "test");
}

/// The operations in canonical text, to be compared as a whole.
inline std::string text_of(const std::vector<operation>& operations) {
  std::string text = "\n";
  for (const auto& change : operations) text += write_operation(change, 0);
  return text;
}

}  // namespace instar::testing
