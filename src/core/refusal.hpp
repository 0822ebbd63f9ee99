#pragma once

/// How an operation that does not fit is refused.

#include <string>

#include <instar/snapshot.hpp>

namespace instar {

/// Throws `error` (`not_applicable`).
[[noreturn]] void refuse(const std::string& why);

/// Refuses an operation that describes an element otherwise than it is.
template <class Element>
void expect_same(const std::string& owner, const Element& existing, const Element& described) {
  if (existing == described) return;
  refuse(owner + " has `" + write_line(existing) + "`, and the migration describes it as `" + write_line(described) +
         "`");
}

}  // namespace instar
