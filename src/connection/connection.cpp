#include <instar/connection.hpp>

#include <instar/error.hpp>

namespace instar {

std::optional<result> connection::attempt(std::string_view sql, std::span<const value> parameters) {
  try {
    return execute(sql, parameters);
  } catch (const error& failure) {
    // ISO/IEC 9075-2, 24.1: "syntax error or access rule violation".
    if (failure.code() != error_code::database || !failure.native_code().starts_with("42")) throw;
    return std::nullopt;
  }
}

}  // namespace instar
