#include <instar/dialect.hpp>

namespace instar {

const std::vector<const dialect*>& dialects() {
  static const std::vector<const dialect*> all{&sqlite_dialect(), &postgresql_dialect()};
  return all;
}

const dialect& find_dialect(std::string_view name) {
  std::string known;
  for (const dialect* each : dialects()) {
    if (each->name() == name) return *each;
    known += (known.empty() ? "" : ", ") + std::string(each->name());
  }
  throw error(error_code::usage, "there is no dialect '" + std::string(name) + "'", {.remedy = "use one of: " + known});
}

}  // namespace instar
