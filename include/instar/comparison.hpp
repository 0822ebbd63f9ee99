#pragma once

/// The difference of two models in words.

#include <string>

#include <instar/model.hpp>

namespace instar {

/// The objects that come (`+`), go (`-`) and change (`~`), and for each table that differs, its lines that do, in
/// canonical text. Empty for equal models.
///
///     + view open_tasks [definition 'SELECT ...']
///     table tasks
///       + column priority integer not null default 0
///       ~ column title text  ->  column title varchar(200) not null
[[nodiscard]] std::string compare(const model& from, const model& to);

}  // namespace instar
