#pragma once

/// What is wrong with an object beside the tables.

#include <string>

#include <instar/model.hpp>

namespace instar {

/// What makes `any` impossible within `schema`, a sentence; empty when nothing does.
[[nodiscard]] std::string complaint_about(const model& schema, const object& any);

}  // namespace instar
