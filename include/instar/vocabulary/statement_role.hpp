#pragma once

/// What a statement is for.

#include <cstdint>

namespace instar {

/// What the executor does with a statement. The numbers stand in chains; `creation_reader` knows which is the last.
enum class statement_role : std::uint8_t {
  change,          ///< execute it
  remember,        ///< a query whose single column, `sql`, holds SQL for `make_again`
  make_again,      ///< execute what was remembered; it has no SQL of its own
  expect_no_rows,  ///< a query; a row that it returns is a reason to roll back
  expect_same,     ///< a query for a definition; one that means something else than `expected` is a reason to roll back
};

}  // namespace instar
