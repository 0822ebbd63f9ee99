#include <instar/revision_symbol.hpp>

#include <algorithm>
#include <charconv>
#include <ranges>

#include <instar/error.hpp>

#include "core/symbol_location.hpp"

namespace instar {
namespace {

/// Shorter revisions have to be written out.
constexpr std::size_t longest_unabbreviated = 3;

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::string listed(const revision_order& revisions) {
  std::string text;
  for (const auto& revision : revisions) text += (text.empty() ? "" : ", ") + std::string(revision);
  return text;
}

[[noreturn]] void refuse(error_code code, const std::string& message) {
  throw error(
      code, message,
      {.state = "nothing was changed",
       .remedy = "name head, heads, base, a revision or its first characters, a branch label, label@head, or +n "
                 "or -n counted from what is applied; the command history lists the revisions"});
}

struct parsed_symbol {
  std::string_view branch, name;
  bool counted = false;
  int count = 0;
};

int read_count(std::string_view signed_digits, std::string_view symbol) {
  unsigned short count = 0;
  const auto digits = signed_digits.substr(1);
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (problem != std::errc() || end != digits.data() + digits.size() || count == 0)
    refuse_symbol(symbol, "has no number of migrations behind its sign");
  return signed_digits.front() == '-' ? -count : count;
}

parsed_symbol parse(std::string_view symbol) {
  parsed_symbol parsed;
  auto rest = symbol;
  if (const auto at = symbol.find('@'); at != symbol.npos) {
    parsed.branch = symbol.substr(0, at);
    rest.remove_prefix(at + 1);
    if (parsed.branch.empty() || rest.empty()) refuse_symbol(symbol, "lacks a side of its @");
  }
  const auto sign = std::min(rest.find_first_of("+-"), rest.size());
  parsed.name = rest.substr(0, sign);
  if (sign != rest.size()) {
    parsed.counted = true;
    parsed.count = read_count(rest.substr(sign), symbol);
  }
  return parsed;
}

revision_order within(const revision_order& revisions, const revision_set& set) {
  revision_order kept;
  std::ranges::copy_if(revisions, std::back_inserter(kept), [&](auto revision) { return set.contains(revision); });
  return kept;
}

class finding_place {
 public:
  finding_place(const revision_graph& graph, std::string_view symbol, const revision_order& applied)
      : graph_(graph), symbol_(symbol), applied_(applied), parsed_(parse(symbol)) {
    if (parsed_.branch.empty()) return;
    branch_ = named(parsed_.branch, nullptr);
    lineage_ = graph.lineage(branch_);
  }

  [[nodiscard]] location find() {
    if (!parsed_.counted) return {branch_, absolute()};
    const auto start = parsed_.name.empty() ? start_among_applied() : only(absolute());
    return {branch_, place(walk(start))};
  }

 private:
  [[nodiscard]] const revision_set* limits() const { return branch_.empty() ? nullptr : &lineage_; }

  [[nodiscard]] static revision_order place(std::string_view revision) {
    return revision.empty() ? revision_order() : revision_order{revision};
  }

  [[nodiscard]] revision_order limited(const revision_order& revisions) const {
    return branch_.empty() ? revisions : within(revisions, lineage_);
  }

  [[nodiscard]] revision_order absolute() const {
    const auto name = parsed_.name;
    if (name == "base") return {};
    if (name == "current") return limited(graph_.position_of(applied_));
    if (name == "heads" || name == "head") {
      auto heads = branch_.empty() ? graph_.tips() : limited(graph_.heads());
      if (name == "heads" || heads.size() < 2) return heads;
      refuse_symbol(symbol_, "is ambiguous, because there are several heads: " + listed(heads) +
                                 ". Name one of them, or 'heads' for all");
    }
    return {named(name, limits())};
  }

  /// A revision by its id, its label or the beginning of its id, perhaps within a branch.
  [[nodiscard]] std::string_view named(std::string_view name, const revision_set* limits) const {
    const auto place = graph_.find(name);
    const auto exact = place ? graph_.revisions()[*place] : graph_.find_labelled(name);
    if (exact.empty()) return begun(name, limits);
    if (limits != nullptr && !limits->contains(exact))
      refuse_symbol(symbol_,
                    "names revision " + std::string(exact) + ", which is not in branch " + std::string(parsed_.branch));
    return exact;
  }

  [[nodiscard]] std::string_view begun(std::string_view name, const revision_set* limits) const {
    revision_order matches;
    for (const auto each : graph_.revisions())
      if (each.size() > longest_unabbreviated && each.starts_with(name) &&
          (limits == nullptr || limits->contains(each)))
        matches.push_back(each);
    if (matches.empty())
      refuse(error_code::unknown_revision, "there is no revision and no branch " + quoted(name) +
                                               (limits == nullptr ? "" : " in branch " + std::string(parsed_.branch)));
    if (matches.size() > 1)
      refuse_symbol(name, "is the beginning of several revisions, " + std::string(matches[0]) + " and " +
                              std::string(matches[1]) + " among them");
    return matches.front();
  }

  [[nodiscard]] std::string_view only(const revision_order& revisions) const {
    if (revisions.size() > 1) refuse_symbol(symbol_, "is ambiguous: it could mean any of " + listed(revisions));
    return revisions.empty() ? std::string_view() : revisions.front();
  }

  /// Where counting from the applied begins. A count downwards stays on the branch where it begins.
  [[nodiscard]] std::string_view start_among_applied() {
    auto starts = limited(graph_.position_of(applied_));
    // Another branch may build on the tip of this one by a dependency, so that it is no head.
    if (starts.empty() && !branch_.empty()) starts = tips(limited(applied_));
    if (parsed_.count >= 0) return only(starts);
    if (starts.empty())
      refuse_symbol(symbol_, "goes back from nothing: no migration " +
                                 (branch_.empty() ? "" : "of branch " + std::string(parsed_.branch) + " ") +
                                 "is applied");
    const auto start = last_applied(starts);
    if (branch_.empty()) branch_ = start;
    return start;
  }

  [[nodiscard]] std::string_view last_applied(const revision_order& among) const {
    return *std::ranges::find_if(std::views::reverse(applied_).begin(), std::views::reverse(applied_).end(),
                                 [&](auto revision) { return std::ranges::count(among, revision) != 0; });
  }

  [[nodiscard]] revision_order tips(const revision_order& revisions) const {
    revision_set followed;
    for (const auto& revision : revisions)
      for (const auto& parent : graph_.parents(revision)) followed.insert(parent);
    revision_order tips;
    std::ranges::copy_if(revisions, std::back_inserter(tips),
                         [&](auto revision) { return !followed.contains(revision); });
    return tips;
  }

  [[nodiscard]] std::string_view walk(std::string_view start) const {
    for (int left = parsed_.count; left > 0; --left) start = above(start);
    for (int left = parsed_.count; left < 0; ++left) start = below(start);
    return start;
  }

  [[nodiscard]] std::string_view above(std::string_view revision) const {
    const auto next = limited(revision.empty() ? graph_.bases() : graph_.children(revision));
    if (next.empty()) refuse_symbol(symbol_, "goes beyond the head");
    return only(next);
  }

  [[nodiscard]] std::string_view below(std::string_view revision) const {
    if (revision.empty()) refuse_symbol(symbol_, "goes beyond the base");
    auto next = graph_.parents(revision);
    if (next.size() > 1 && !parsed_.branch.empty()) next = limited(next);
    return only(next);
  }

  const revision_graph& graph_;
  std::string_view symbol_;
  const revision_order& applied_;
  parsed_symbol parsed_;
  std::string_view branch_;
  revision_set lineage_;
};

}  // namespace

void refuse_symbol(std::string_view symbol, const std::string& problem) {
  refuse(error_code::usage, quoted(symbol) + " " + problem);
}

location locate(const revision_graph& graph, std::string_view symbol, const revision_order& applied) {
  if (symbol.empty()) refuse(error_code::usage, "the name of the revision is empty");
  return finding_place(graph, symbol, applied).find();
}

revision_order resolve(const revision_graph& graph, std::string_view symbol, const revision_order& applied) {
  return locate(graph, symbol, applied).revisions;
}

std::string_view resolve_one(const revision_graph& graph, std::string_view symbol, const revision_order& applied) {
  const auto revisions = resolve(graph, symbol, applied);
  if (revisions.size() > 1) refuse_symbol(symbol, "stands for several revisions: " + listed(revisions));
  return revisions.empty() ? std::string_view() : revisions.front();
}

bool counts_from_applied(std::string_view symbol) {
  const auto parsed = parse(symbol);
  return parsed.counted && parsed.name.empty();
}

}  // namespace instar
