#pragma once

/// What libpqxx throws, as instar's own error.

#include <string_view>

namespace instar {

/// Throws what is being handled as `error` (`database`) with its SQLSTATE. To be called in a `catch` block.
[[noreturn]] void rethrow_postgresql_error(std::string_view sql);

}  // namespace instar
