/// The host tool `instar`.

#include <unistd.h>

#include <exception>
#include <instar/error.hpp>
#include <iostream>
#include <string>
#include <vector>

#include "generator/arguments.hpp"
#include "generator/check.hpp"
#include "generator/merge.hpp"
#include "generator/plan.hpp"
#include "generator/rebase.hpp"
#include "generator/review.hpp"
#include "generator/revision.hpp"

namespace {

using namespace instar::generator;

bool agrees() {
  std::cout << "Record this as reviewed? [y/N] " << std::flush;
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "yes";
}

outcome carry_out_review(const request& asked) {
  const auto prepared = prepare_review(asked);
  std::cout << prepared.text << std::flush;
  if (prepared.files.empty()) return {};
  if (asked.yes) return accept(prepared, asked);
  if (isatty(STDIN_FILENO) == 0) return refuse_unasked(asked);
  if (agrees()) return accept(prepared, asked);
  return {"Nothing was recorded.\n", unreviewed};
}

outcome carry_out(const request& asked) {
  if (asked.command == "check") return check_migrations(asked);
  if (asked.command == "plan") return plan_revision(asked);
  if (asked.command == "revision") return write_revision(asked);
  if (asked.command == "merge") return merge_branches(asked);
  if (asked.command == "rebase") return rebase_branch(asked);
  return carry_out_review(asked);
}

outcome run(const std::vector<std::string>& words) {
  const auto given = parse(words, environment::of_this_process());
  return given.asked ? carry_out(*given.asked) : given.instead;
}

}  // namespace

int main(int count, char** words) {
  try {
    const auto result = run({words + 1, words + count});
    (result.exit_code == 0 ? std::cout : std::cerr) << result.text << std::flush;
    return result.exit_code;
  } catch (const instar::error& failure) {
    std::cerr << "instar: " << failure.what() << '\n';
    return failure.exit_code();
  } catch (const std::exception& failure) {
    std::cerr << "instar: " << failure.what() << '\n';
    return trouble;
  }
}
