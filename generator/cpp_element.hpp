#pragma once

/// The elements of a schema as C++, in the words of a migration.

#include <string_view>
#include <vector>

#include <instar/model.hpp>

#include "generator/cpp_code.hpp"

namespace instar::generator {

/// `column("title", text).not_null().comment("what to do")`, and likewise of the others.
[[nodiscard]] cpp_code cpp_element(const column& any);
[[nodiscard]] cpp_code cpp_element(const constraint& any);
[[nodiscard]] cpp_code cpp_element(const index& any);
[[nodiscard]] cpp_code cpp_element(const row& any);
[[nodiscard]] cpp_code cpp_element(const object& any);

/// `properties().unlogged()`, of a table.
[[nodiscard]] cpp_code cpp_element(const properties& of_table);

/// `view("open_tasks")`: what tells an object from others.
[[nodiscard]] cpp_code cpp_identity(object_kind kind, std::string_view name, std::string_view on);

/// The parts of a table as people write them: the key first, references last.
[[nodiscard]] std::vector<cpp_code> cpp_parts(const table& any);

}  // namespace instar::generator
