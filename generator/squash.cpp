#include "generator/squash.hpp"

#include <algorithm>
#include <instar/comparison.hpp>
#include <instar/error.hpp>
#include <instar/revision_symbol.hpp>
#include <iterator>
#include <ranges>
#include <set>

#include "generator/diff.hpp"
#include "generator/digest.hpp"
#include "generator/files.hpp"
#include "generator/naming.hpp"
#include "generator/replay.hpp"
#include "generator/rewriting.hpp"
#include "generator/writer.hpp"

namespace instar::generator {
namespace {

[[noreturn]] void refuse(error_code code, const std::string& problem, std::string remedy) {
  throw error(code, problem, {.state = "nothing was written.", .remedy = std::move(remedy)});
}

/// The migrations of the set, and all that they need besides.
struct piece {
  lineage before, members;
};

piece take(const lineage& migrations, const revision_graph& graph, const revision_set& members) {
  const auto needed = graph.ancestry(members);
  piece taken;
  for (const auto& one : migrations) {
    if (members.contains(one.locked.revision))
      taken.members.push_back(one);
    else if (needed.contains(one.locked.revision))
      taken.before.push_back(one);
  }
  return taken;
}

/// Nothing may stand between the members, and nothing may follow but the last.
void expect_of_one_piece(const revision_graph& graph, const revision_set& members) {
  const auto last = graph.heads_of(members);
  if (last.size() != 1)
    refuse(error_code::usage, "the range ends in several migrations", "name one that has a single end.");
  for (const auto each : graph.revisions()) {
    if (members.contains(each)) continue;
    auto needs = graph.parents(each);
    std::ranges::copy(graph.depends_on(each), std::back_inserter(needs));
    for (const auto needed : needs)
      if (members.contains(needed) && needed != last.front())
        refuse(error_code::usage,
               "migration " + std::string(each) + " follows " + std::string(needed) + " in the middle of the range",
               "end the range there, or begin it after that.");
  }
}

void expect_to_be_foldable(const lineage& members) {
  for (const auto& one : members)
    if (!one.reviewed())
      refuse(error_code::usage, one.locked.file + " is not reviewed",
             "review it first, or begin or end the range before it.");
}

const run* function_in(const std::vector<operation>& steps) {
  for (const auto& step : steps)
    if (const auto* function = std::get_if<run>(&step)) return function;
  return nullptr;
}

/// A function lives in the file of its migration, where the squashed one cannot reach it.
void expect_no_function(const lineage& members) {
  for (const auto& one : members) {
    const auto* function = function_in(one.content.upgrade);
    if (function == nullptr) function = function_in(one.content.downgrade);
    if (function == nullptr) continue;
    refuse(error_code::unsupported,
           "migration " + one.locked.revision + " of the range runs the C++ function " + function->function +
               ", which only its own file has",
           "squash what is before and what is after it. From the base, what new databases have no use for may go with "
           "the rest: say so by needless_when_new(run(...)).");
  }
}

/// The steps that create the schema at once, and behind them what new databases need besides: nobody else takes this
/// way.
void create_at_once(migration_text& squashed, const piece& taken, const request& asked) {
  squashed.upgrade = diff({}, replay_onto({}, taken.members, asked));
  for (const auto& step : squashed.upgrade | std::views::reverse) squashed.downgrade.push_back(reverse(step).value());
  for (const auto& one : taken.members)
    for (const auto number : one.content.needed_when_new) {
      squashed.upgrade.push_back(one.content.upgrade[number - 1]);
      squashed.needed_when_new.push_back(squashed.upgrade.size());
    }
}

void keep_all(migration_text& squashed, const piece& taken) {
  expect_no_function(taken.members);
  for (const auto& one : taken.members) {
    const auto add = [&](std::vector<std::size_t>& to, const std::vector<std::size_t>& numbers) {
      for (const auto number : numbers) to.push_back(squashed.upgrade.size() + number);
    };
    add(squashed.needed_when_new, one.content.needed_when_new);
    add(squashed.needless_when_new, one.content.needless_when_new);
    squashed.upgrade.insert(squashed.upgrade.end(), one.content.upgrade.begin(), one.content.upgrade.end());
  }
  for (const auto& one : taken.members | std::views::reverse)
    squashed.downgrade.insert(squashed.downgrade.end(), one.content.downgrade.begin(), one.content.downgrade.end());
}

/// Whether everything needed can be written into one file that creates the schema at once.
bool can_be_created_at_once(const piece& taken) {
  return taken.before.empty() && std::ranges::all_of(taken.members, [](const linked_migration& one) {
           return tells_of_new_databases(one.content) &&
                  std::ranges::none_of(one.content.needed_when_new, [&](std::size_t number) {
                    return std::holds_alternative<run>(one.content.upgrade[number - 1]);
                  });
         });
}

void fold_steps(migration_text& squashed, const piece& taken, const request& asked) {
  if (can_be_created_at_once(taken))
    create_at_once(squashed, taken, asked);
  else
    keep_all(squashed, taken);
  for (const auto& one : taken.members)
    if (one.content.irreversible) squashed.irreversible = one.content.irreversible;
  if (squashed.irreversible) squashed.downgrade.clear();
}

/// What the members need from outside.
std::vector<std::string> outside(const lineage& members, std::vector<std::string> migration_text::*needs) {
  std::set<std::string> inside;
  for (const auto& one : members) inside.insert(one.locked.revision);
  std::vector<std::string> found;
  for (const auto& one : members)
    for (const auto& needed : one.content.*needs)
      if (!inside.contains(needed) && std::ranges::count(found, needed) == 0) found.push_back(needed);
  return found;
}

migration_text compose(const piece& taken, const request& asked) {
  migration_text squashed{.revision = asked.revision_id, .parents = outside(taken.members, &migration_text::parents)};
  squashed.depends_on = outside(taken.members, &migration_text::depends_on);
  for (const auto& one : taken.members) squashed.replaces.push_back(one.locked.revision);
  squashed.message = asked.message.empty()
                         ? taken.members.front().content.message + " to " + taken.members.back().content.message
                         : asked.message;
  fold_steps(squashed, taken, asked);
  return squashed;
}

}  // namespace

outcome squash_migrations(const request& given) {
  const auto now = read_state(given);
  const auto asked = with_revision(given, now.lock);
  const auto graph = graph_of(now.migrations);
  if (asked.range.empty()) refuse(error_code::usage, "no range is named", "write a:b, a: or :b.");
  const auto members = range(graph, asked.range);
  if (members.size() < 2) refuse(error_code::usage, "the range holds fewer than two migrations", "name a longer one.");
  expect_of_one_piece(graph, members);
  const auto taken = take(now.migrations, graph, members);
  expect_to_be_foldable(taken.members);

  const auto squashed = compose(taken, asked);
  const auto file = file_name(asked.file_template, asked.now, squashed.revision, squashed.message);
  auto lock = now.lock;
  lock.push_back({squashed.revision, squashed.parents, digest_of(squashed), false, file});
  write_files({{asked.file_path(file), write_source(squashed)}, {asked.lock_path(), write_lock(lock)}});
  follow_up(asked.file_path(file), asked);
  return {
      "Wrote " + asked.file_path(file).string() + ", a draft that replaces " + std::to_string(taken.members.size()) +
      " migrations:\n\n  " + squashed.revision + " \"" + squashed.message + "\"\n" +
      indented(list_operations(squashed.upgrade), 2) +
      "\nThe old ones stay for databases that stopped between them. Delete their files and their lines in the lock\n"
      "file when there is no such database any more.\n" +
      next_step("review", next_command(asked, "review"))};
}

void expect_squashes_to_hold(const lineage& all, const request& asked) {
  for (const auto& one : all) {
    revision_set replaced;
    for (const auto& each : all)
      if (std::ranges::count(one.content.replaces, each.locked.revision) != 0) replaced.insert(each.locked.revision);
    if (replaced.empty()) continue;
    // The new one is set aside, so that the old ones are a graph of their own.
    lineage others;
    std::ranges::copy_if(all, std::back_inserter(others), [&](const auto& each) {
      return each.locked.revision != one.locked.revision && each.content.replaces.empty();
    });
    const auto taken = take(others, graph_of(others), replaced);
    const auto before = replay_onto({}, taken.before, asked);
    const auto old = replay_onto(before, taken.members, asked), made = replay_onto(before, {one}, asked);
    if (old == made) continue;
    throw error(error_code::not_applicable, "it does not make what the migrations make that it replaces",
                {.where = asked.file_path(one.locked.file).string(),
                 .migration = one.locked.revision + " \"" + one.content.message + "\"",
                 .state = "nothing was written.",
                 .remedy = "correct its steps. From what the old ones make to what it makes:\n" + compare(old, made)});
  }
}

}  // namespace instar::generator
