#include "generator/source_edit.hpp"

#include <instar/error.hpp>
#include <iterator>
#include <regex>

#include "generator/cpp_literal.hpp"

namespace instar::generator {
namespace {

struct place {
  std::size_t begin, size;
};

/// Where the pattern matches, when it does so once.
std::vector<place> find_places(const std::string& source, const char* pattern) {
  const std::regex wanted(pattern);
  std::vector<place> places;
  for (auto match = std::sregex_iterator(source.begin(), source.end(), wanted); match != std::sregex_iterator();
       ++match)
    places.push_back({static_cast<std::size_t>(match->position()), static_cast<std::size_t>(match->length())});
  return places;
}

}  // namespace

std::string with_parents(std::string source, const std::vector<std::string>& parents, std::string_view path) {
  std::string names;
  for (const auto& parent : parents) names += (names.empty() ? "" : ", ") + cpp_literal(parent);
  const auto line = ".parents = {" + names + "}";
  if (const auto there = find_places(source, R"(\.parents\s*=\s*\{[^}]*\})"); there.size() == 1)
    return source.replace(there.front().begin, there.front().size, line);
  else if (there.empty())
    if (const auto id = find_places(source, R"re(\.id\s*=\s*"[^"]*"\s*,)re"); id.size() == 1)
      return source.insert(id.front().begin + id.front().size, " " + line + ",");
  throw error(error_code::malformed, "there is not one place for its parents",
              {.where = std::string(path),
               .state = "nothing was written.",
               .remedy = "write `" + line +
                         ",` by hand into its instar::revision, and the same parents into its line "
                         "of the lock file."});
}

}  // namespace instar::generator
