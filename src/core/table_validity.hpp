#pragma once

/// What is wrong with a table.

#include <string>
#include <string_view>
#include <vector>

#include <instar/model.hpp>

namespace instar {

/// What makes `any` impossible within `schema`, a sentence; empty when nothing does.
[[nodiscard]] std::string complaint_about(const model& schema, const table& any);

/// What makes the rows of `any` impossible to insert; a table that a migration is still at work on may fail this.
[[nodiscard]] std::string complaint_about_rows(const table& any);

/// What makes rows, which need not belong to the schema, impossible to insert.
[[nodiscard]] std::string complaint_about_new_rows(const table& into, const std::vector<row>& rows);

/// Whether the schema declares the type; true for those that it need not declare.
[[nodiscard]] bool has_type(const model& schema, const type& any);

}  // namespace instar
