#pragma once

/// What a schema is on the way from one to another.

#include <vector>

#include <instar/dialect.hpp>
#include <instar/error.hpp>
#include <instar/operation.hpp>

namespace instar::generator {

/// What databases cannot hold of the models that stand between the operations, though they can hold the first and the
/// last: a column `Name` beside a column `name` that has not gone yet. A finding names the operation that leads there.
[[nodiscard]] std::vector<finding> find_objections_between(const std::vector<operation>& operations, model before,
                                                           const std::vector<const dialect*>& dialects);

}  // namespace instar::generator
