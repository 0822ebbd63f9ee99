#include "generator/clash.hpp"

#include <algorithm>
#include <instar/snapshot.hpp>
#include <map>
#include <optional>
#include <set>

#include "generator/replay.hpp"

namespace instar::generator {
namespace {

/// An object of a schema or a part of it, by what stands before its own text in a snapshot: `table tasks`, and
/// `column title` or nothing.
using element = std::pair<std::string, std::string>;
using elements = std::map<element, std::string>;

/// The words that say what a line is about: `column title`, `primary key pk_tasks`.
std::string subject_of(std::string_view line) {
  std::size_t words = line.starts_with("primary key ") || line.starts_with("foreign key ") ? 3 : 2;
  std::size_t end = 0;
  bool quoted = false;
  for (; end != line.size(); ++end) {
    if (line[end] == '"') quoted = !quoted;
    if (line[end] == ' ' && !quoted && --words == 0) break;
  }
  return std::string(line.substr(0, end));
}

elements elements_of(const model& schema) {
  elements all;
  const auto text = write_snapshot(schema);
  std::string object;
  for (std::size_t begin = text.find('\n') + 1; begin < text.size();) {
    const auto end = text.find('\n', begin);
    const auto line = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    const auto indent = std::min(line.find_first_not_of(' '), line.size());
    const auto content = line.substr(indent);
    if (content.empty() || content == "end") continue;
    if (indent == 0) object = subject_of(content);
    all.insert({{object, indent == 0 ? "" : subject_of(content)}, std::string(content)});
  }
  return all;
}

std::set<element> changed(const elements& before, const elements& after) {
  std::set<element> keys;
  for (const auto& [key, text] : before)
    if (const auto found = after.find(key); found == after.end() || found->second != text) keys.insert(key);
  for (const auto& [key, text] : after)
    if (!before.contains(key)) keys.insert(key);
  return keys;
}

/// One that came or went takes all that the other side did within it.
std::set<element> in_common(const std::set<element>& one, const std::set<element>& other) {
  const auto touches = [](const std::set<element>& keys, const element& key) {
    if (keys.contains(key)) return true;
    if (keys.contains({key.first, ""})) return true;
    return key.second.empty() && std::ranges::any_of(keys, [&](const element& any) { return any.first == key.first; });
  };
  std::set<element> both;
  for (const auto& key : one)
    if (touches(other, key)) both.insert(key);
  for (const auto& key : other)
    if (touches(one, key)) both.insert(key);
  return both;
}

std::string version(const elements& any, const element& key) {
  const auto found = any.find(key);
  return found == any.end() ? "there is none" : found->second;
}

class comparing {
 public:
  comparing(const lineage& migrations, std::string_view one, std::string_view other, const request& asked)
      : one_(one), other_(other), asked_(asked) {
    const auto graph = graph_of(migrations);
    const auto of_one = graph.ancestry({one}), of_other = graph.ancestry({other});
    for (const auto& each : migrations) {
      const bool in_one = of_one.contains(each.locked.revision), in_other = of_other.contains(each.locked.revision);
      if (in_one && in_other) shared_.push_back(each);
      if (in_one && !in_other) only_one_.push_back(each);
      if (in_other && !in_one) only_other_.push_back(each);
    }
  }

  [[nodiscard]] std::vector<finding> clashes() const {
    const auto before = replay_onto({}, shared_, asked_);
    const auto one = replay_onto(before, only_one_, asked_), other = replay_onto(before, only_other_, asked_);
    std::optional<error> failure;
    const auto there = attempt(one, only_other_, failure), back = attempt(other, only_one_, failure);
    if (there && back && *there == *back) return {};
    return describe(elements_of(before), elements_of(one), elements_of(other), failure);
  }

  [[nodiscard]] bool both_change_data() const { return changes_data(only_one_) && changes_data(only_other_); }

 private:
  [[nodiscard]] std::optional<model> attempt(const model& schema, const lineage& migrations,
                                             std::optional<error>& failure) const {
    try {
      return replay_onto(schema, migrations, asked_);
    } catch (const error& thrown) {
      failure = thrown;
      return std::nullopt;
    }
  }

  [[nodiscard]] std::vector<finding> describe(const elements& before, const elements& one, const elements& other,
                                              const std::optional<error>& failure) const {
    std::vector<finding> found;
    for (const auto& key : in_common(changed(before, one), changed(before, other)))
      found.push_back({"clash", key.first + (key.second.empty() ? "" : ", " + key.second),
                       "before both:      " + version(before, key) + "\n" + one_ + " leaves:   " + version(one, key) +
                           "\n" + other_ + " leaves:   " + version(other, key),
                       "decide what it shall be, and let one of the two branches give way."});
    if (failure)
      found.push_back({"clash", failure->migration(),
                       failure->message() + (failure->step().empty() ? "" : "\nstep: " + failure->step()),
                       "applied after the other branch, it finds another schema than it was written for."});
    return found;
  }

  [[nodiscard]] static bool changes_data(const lineage& migrations) {
    return std::ranges::any_of(migrations,
                               [&](const auto& each) { return std::ranges::any_of(each.content.upgrade, is_opaque); });
  }

  std::string one_, other_;
  const request& asked_;
  lineage shared_, only_one_, only_other_;
};

void expect_none(const std::vector<finding>& clashes, std::string_view one, std::string_view other,
                 const request& asked) {
  if (clashes.empty()) return;
  std::string text = "the migrations that lead to " + std::string(one) + " and to " + std::string(other) +
                     " yield different schemas in different orders, and databases may go through them in any:";
  for (const auto& clash : clashes) text += "\n" + clash.where + "\n" + clash.text;
  throw error(error_code::not_applicable, text,
              {.where = asked.lock_path().string(),
               .state = "nothing was written.",
               .remedy = "put one of the two branches behind the other, with instar rebase, or change one of them."});
}

}  // namespace

std::vector<finding> find_clashes(const lineage& migrations, std::string_view one, std::string_view other,
                                  const request& asked) {
  return comparing(migrations, one, other, asked).clashes();
}

bool both_change_data(const lineage& migrations, std::string_view one, std::string_view other) {
  return comparing(migrations, one, other, {}).both_change_data();
}

void expect_no_clashes(const lineage& migrations, const request& asked) {
  const auto graph = graph_of(migrations);
  const auto expect_pairs = [&](const auto& revisions) {
    for (std::size_t i = 0; i < revisions.size(); ++i)
      for (std::size_t j = i + 1; j < revisions.size(); ++j)
        expect_none(find_clashes(migrations, revisions[i], revisions[j], asked), revisions[i], revisions[j], asked);
  };
  for (const auto revision : graph.revisions()) expect_pairs(graph.parents(revision));
  expect_pairs(graph.tips());
}

}  // namespace instar::generator
