#pragma once

/// Values on their way to and from PostgreSQL.

#include <optional>
#include <pqxx/pqxx>
#include <span>
#include <string>
#include <vector>

#include <instar/value.hpp>

namespace instar {

/// Parameters as texts, whose type PostgreSQL finds out by itself; nothing is NULL. Throws `error` (`database`) for
/// what PostgreSQL cannot hold.
[[nodiscard]] std::vector<std::optional<std::string>> write_parameters(std::span<const value> parameters);

/// The rows that the server sent, typed by what it says about their columns.
[[nodiscard]] result read_result(const pqxx::result& answer);

}  // namespace instar
