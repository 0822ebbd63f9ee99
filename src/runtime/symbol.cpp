#include <algorithm>
#include <charconv>
#include <string>

#include <instar/error.hpp>
#include <instar/history.hpp>

namespace instar {
namespace {

/// Shorter beginnings are more likely slips than names.
constexpr std::size_t shortest_prefix = 4;

std::string quoted(std::string_view symbol) { return "'" + std::string(symbol) + "'"; }

[[noreturn]] void refuse(error_code code, const std::string& message) {
  throw error(
      code, message,
      {.state = "nothing was changed",
       .remedy = "name head, base, a revision or at least its first four characters, or +n or -n counted from what "
                 "is applied; `migrate history` lists the revisions"});
}

std::string_view resolve_revision(const history& known, std::string_view symbol) {
  if (const auto* exact = known.find(symbol)) return exact->revision;
  std::vector<std::string_view> matches;
  for (const auto& entry : known.entries())
    if (entry.revision.starts_with(symbol)) matches.push_back(entry.revision);
  if (matches.empty())
    refuse(error_code::unknown_revision, "chain " + std::string(known.name()) + " has no revision " + quoted(symbol));
  if (symbol.size() < shortest_prefix)
    refuse(error_code::usage, quoted(symbol) + " is too short for the beginning of a revision");
  if (matches.size() > 1)
    refuse(error_code::usage, quoted(symbol) + " is the beginning of several revisions, " + std::string(matches[0]) +
                                  " and " + std::string(matches[1]) + " among them");
  return matches.front();
}

int count_in(std::string_view symbol) {
  int count = 0;
  const auto digits = symbol.substr(1);
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (problem != std::errc() || end != digits.data() + digits.size() || count <= 0)
    refuse(error_code::usage, quoted(symbol) + " is no number of migrations");
  return count;
}

std::string_view only(const std::vector<std::string_view>& candidates, std::string_view symbol) {
  if (candidates.size() > 1)
    refuse(error_code::usage, quoted(symbol) + " is ambiguous, because the history branches on the way");
  return candidates.front();
}

std::string_view up_from(const history& known, std::string_view start, std::string_view symbol) {
  std::vector<std::string_view> children;
  for (const auto& entry : known.entries()) {
    const bool follows = start.empty() ? entry.parents.empty() : std::ranges::count(entry.parents, start) != 0;
    if (follows) children.push_back(entry.revision);
  }
  if (children.empty()) refuse(error_code::usage, quoted(symbol) + " goes beyond the head of the chain");
  return only(children, symbol);
}

std::string_view down_from(const history& known, std::string_view start, std::string_view symbol) {
  if (start.empty()) refuse(error_code::usage, quoted(symbol) + " goes beyond the base of the chain");
  const auto& parents = known.find(start)->parents;
  return parents.empty() ? std::string_view() : only(parents, symbol);
}

std::string_view resolve_relative(const history& known, std::string_view symbol, const revision_set& applied) {
  const auto heads = known.heads_of(applied);
  std::string_view at = heads.empty() ? std::string_view() : only(heads, symbol);
  const auto step = symbol.front() == '+' ? up_from : down_from;
  for (int left = count_in(symbol); left != 0; --left) at = step(known, at, symbol);
  return at;
}

}  // namespace

std::string_view resolve(const history& known, std::string_view symbol, const revision_set& applied) {
  if (symbol.empty()) refuse(error_code::usage, "the name of the revision is empty");
  if (symbol == "head") return known.head();
  if (symbol == "base") return {};
  if (symbol.front() == '+' || symbol.front() == '-') return resolve_relative(known, symbol, applied);
  return resolve_revision(known, symbol);
}

}  // namespace instar
