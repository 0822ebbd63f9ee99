#include <string>

#include <instar/connection.hpp>

#include "connection/redaction.hpp"
#include "fuzz/fuzz_target.hpp"

namespace instar::fuzz {
namespace {

std::unique_ptr<connection> open_nothing(std::string_view, opening) { return nullptr; }

}  // namespace

/// A URL finds its driver or is refused, and its password does not come back.
void try_input(std::string_view input) {
  accepts([&] { static_cast<void>(connect(input, {{"sqlite", open_nothing}, {"postgresql", open_nothing}})); });
  constexpr std::string_view secret = "s3cr3t-pa55w0rd";
  if (input.find(secret.substr(0, 3)) != std::string_view::npos) return;
  const std::string url = "postgresql://user:" + std::string(secret) + "@host/" + std::string(input);
  require(without_passwords("cannot reach " + url, url).find(secret) == std::string::npos);
}

}  // namespace instar::fuzz
