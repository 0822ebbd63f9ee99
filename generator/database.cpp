#include "generator/database.hpp"

#include <vector>

#ifdef INSTAR_WITH_SQLITE
#include <instar/sqlite.hpp>
#endif
#ifdef INSTAR_WITH_POSTGRESQL
#include <instar/postgresql.hpp>
#endif

namespace instar::generator {
namespace {

std::vector<driver> drivers() {
  std::vector<driver> all;
#ifdef INSTAR_WITH_SQLITE
  all.push_back(sqlite);
#endif
#ifdef INSTAR_WITH_POSTGRESQL
  all.push_back(postgresql);
#endif
  return all;
}

}  // namespace

bool is_database(const std::string& word) {
  return word.starts_with("sqlite:") || word.starts_with("postgresql:") || word.starts_with("postgres:");
}

std::unique_ptr<connection> open_database(const std::string& url) { return connect(url, drivers(), opening::existing); }

}  // namespace instar::generator
