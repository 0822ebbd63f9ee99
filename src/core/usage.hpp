#pragma once

/// What uses a thing of a model and so must go before it.

#include <string>

#include <instar/model.hpp>

namespace instar {

/// What refers to a table or a column from outside the table, or to an object; in words, empty when nothing does.
[[nodiscard]] std::string user_of_table(const model& schema, const std::string& name);
[[nodiscard]] std::string user_of_column(const model& schema, const std::string& table_name, const std::string& name);
[[nodiscard]] std::string user_of_object(const model& schema, const object& used);

}  // namespace instar
