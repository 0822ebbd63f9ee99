#include <algorithm>
#include <string>

#include <instar/connection.hpp>
#include <instar/error.hpp>

namespace instar {
namespace {

std::string schemes(std::span<const driver> drivers) {
  std::string text;
  for (const driver& any : drivers) text += (text.empty() ? "" : ", ") + std::string(any.scheme) + ':';
  return text.empty() ? "none" : text;
}

/// What stands before the first colon, when it looks like a scheme: anything else might hold a password.
std::string_view scheme_of(std::string_view url) {
  const auto colon = url.find(':');
  if (colon == std::string_view::npos) return {};
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '+' || c == '-'; };
  const auto scheme = url.substr(0, colon);
  return std::all_of(scheme.begin(), scheme.end(), letter) ? scheme : std::string_view();
}

[[noreturn]] void refuse(std::string_view scheme, std::span<const driver> drivers) {
  const std::string message = scheme.empty() ? std::string("the database URL does not begin with a scheme")
                                             : "no driver opens '" + std::string(scheme) + ":' URLs";
  throw error(error_code::usage, message,
              {.remedy = "this program opens " + schemes(drivers) +
                         "; a file is given as sqlite:app.db, a server as postgresql://user@host/database"});
}

}  // namespace

std::unique_ptr<connection> connect(std::string_view url, std::span<const driver> drivers, opening how) {
  auto scheme = scheme_of(url);
  // libpq accepts both spellings, and hosting services hand out the short one.
  if (scheme == "postgres") scheme = "postgresql";
  for (const driver& any : drivers)
    if (any.scheme == scheme) return any.open(url, how);
  refuse(scheme, drivers);
}

std::unique_ptr<connection> connect(std::string_view url, std::initializer_list<driver> drivers, opening how) {
  return connect(url, std::span(drivers.begin(), drivers.size()), how);
}

}  // namespace instar
