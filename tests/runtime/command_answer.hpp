#pragma once

/// What the command of a program says and ends with.

#include <sstream>
#include <string>
#include <vector>

#include <instar/migrate_command.hpp>
#include <instar/postgresql.hpp>
#include <instar/sqlite.hpp>

namespace instar::test {

inline constexpr driver drivers[] = {sqlite, postgresql};

struct answer {
  int code;
  std::string out, err;
};

[[nodiscard]] inline answer answer_of(const std::vector<std::string>& arguments, const std::string& url,
                                      const chain& embedded) {
  std::ostringstream out, err;
  const int code = migrate_command(arguments, embedded, drivers, url, out, err);
  return {code, out.str(), err.str()};
}

}  // namespace instar::test
