#include "runtime/database_shell.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace instar::test {
namespace {

/// In a directory of its own, because scripts may leave files in the current one.
void run(const std::string& shell, const std::string& script) {
  const sqlite_database somewhere;
  const auto directory = std::filesystem::path(somewhere.file()).parent_path();
  std::ofstream(directory / "script.sql") << script;
  const int code = std::system(("cd '" + directory.string() + "' && " + shell + " <script.sql >said 2>&1").c_str());
  std::ostringstream said;
  said << std::ifstream(directory / "said").rdbuf();
  if (code != 0) throw std::runtime_error(said.str());
}

}  // namespace

void run_in_shell(const sqlite_database& database, const std::string& script) {
  run("sqlite3 -bail '" + database.file() + "'", script);
}

void run_in_shell(const postgresql_database& database, const std::string& script) {
  run("psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 '" + database.url() + "'", script);
}

}  // namespace instar::test
