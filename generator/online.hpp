#pragma once

/// Changes in a form that lets others go on meanwhile.

#include <vector>

#include <instar/operation.hpp>

#include "generator/request.hpp"

namespace instar::generator {

/// The operations with indexes on tables that are there already built concurrently, where a database can and `asked`
/// does not want it otherwise.
[[nodiscard]] std::vector<operation> online(std::vector<operation> operations, const request& asked);

}  // namespace instar::generator
