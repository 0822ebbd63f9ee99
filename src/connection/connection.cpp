#include <instar/connection.hpp>

#include <instar/error.hpp>

namespace instar {

std::optional<result> connection::attempt(std::string_view sql, std::span<const value> parameters) {
  try {
    return execute(sql, parameters);
  } catch (const error& failure) {
    if (failure.code() != error_code::database || failure.worth_retrying()) throw;
    return std::nullopt;
  }
}

}  // namespace instar
