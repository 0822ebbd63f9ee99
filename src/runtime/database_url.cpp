#include "runtime/database_url.hpp"

#include <cstdlib>
#include <fstream>

#include <instar/error.hpp>

namespace instar {
namespace {

std::string environment(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? "" : text;
}

/// As secrets are mounted into containers: the first line, whatever blanks are around it.
std::string first_line(const std::string& path) {
  if (path.empty()) return {};
  std::ifstream in(path);
  std::string line;
  if (!std::getline(in, line))
    throw error(error_code::file, "the URL of the database cannot be read",
                {.where = path, .state = "nothing was changed", .remedy = "see that the file exists and may be read"});
  const auto end = line.find_last_not_of(" \t\r");
  const auto begin = line.find_first_not_of(" \t");
  return end == line.npos ? "" : line.substr(begin, end - begin + 1);
}

}  // namespace

std::string database_url(const command_line& line, std::string_view default_url) {
  if (!line.url.empty()) return line.url;
  for (const std::string& url :
       {first_line(line.url_file), environment("INSTAR_URL"), first_line(environment("INSTAR_URL_FILE")),
        std::string(default_url), environment("DATABASE_URL")})
    if (!url.empty()) return url;
  throw error(error_code::usage, "no database is named",
              {.remedy = "give --url sqlite:app.db, or set the environment variable INSTAR_URL"});
}

}  // namespace instar
