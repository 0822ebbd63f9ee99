#pragma once

/// Hazards that are the same in every database.

#include <set>
#include <string>
#include <vector>

#include <instar/error.hpp>
#include <instar/operation.hpp>

namespace instar::generator {

using findings = std::vector<finding>;

/// What an operation finds when its turn comes.
struct surroundings {
  model before;
  std::set<std::string> created;            ///< tables that the operations before it created
  std::set<object_identity> made, dropped;  ///< objects that any of the operations creates, and drops
};

/// `tasks.due`: something in a table.
[[nodiscard]] inline std::string in(const std::string& table_name, const std::string& element) {
  return table_name + "." + element;
}

/// An object, as findings say where they are.
[[nodiscard]] inline std::string place_of(const object& any) {
  return any.on.empty() ? any.name : in(any.on, any.name);
}

/// Whether a flag is said of an element after a change that was not said of it before, for any database.
[[nodiscard]] bool is_switched_on(std::string_view flag, const properties& before, const properties& after);

void add_common_hazards(findings& to, const operation& change, const surroundings& around);

}  // namespace instar::generator
