#pragma once

/// Writes the C++ headers that declare a model.

#include <cstddef>
#include <string>
#include <vector>

#include <instar/dialect.hpp>
#include <instar/model.hpp>

namespace instar::generator {

struct header_plan {
  std::string name_space;
  std::string file;               ///< `schema.hpp`
  std::size_t most_tables = 100;  ///< in one header, unless more of them need each other in a ring
};

/// A header; with a part of a large schema it is `schema_2.hpp`.
struct schema_header {
  std::string file;
  std::string schema;  ///< the constant that makes it a schema or a part of one; empty for one that includes all others
  std::string text;
};

/// Headers whose image is `declared`, which is one of `declarable`: a struct and a constant for each table, a constant
/// for each object, and a schema, all in a namespace. Beside the parts of a large schema there is a header that
/// includes them all.
[[nodiscard]] std::vector<schema_header> write_schema_headers(const model& declared, const header_plan& plan,
                                                              const dialect& of);

}  // namespace instar::generator
