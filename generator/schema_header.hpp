#pragma once

/// Writes the C++ header that declares a model.

#include <string>

#include <instar/dialect.hpp>
#include <instar/model.hpp>

namespace instar::generator {

/// A header whose image is `declared`, which is one of `declarable`: a struct and a constant for each table, a constant
/// for each object, and `schema`, all in a namespace.
[[nodiscard]] std::string write_schema_header(const model& declared, const std::string& name_space, const dialect& of);

}  // namespace instar::generator
