/// The host tool `instar`.

#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <instar/error.hpp>
#include <iostream>
#include <string>
#include <vector>

#include "connection/redaction.hpp"
#include "generator/arguments.hpp"
#include "generator/check.hpp"
#include "generator/difference.hpp"
#include "generator/import.hpp"
#include "generator/init.hpp"
#include "generator/listing.hpp"
#include "generator/merge.hpp"
#include "generator/odb_pragmas.hpp"
#include "generator/plan.hpp"
#include "generator/rebase.hpp"
#include "generator/review.hpp"
#include "generator/revision.hpp"
#include "generator/squash.hpp"

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

std::string editor() {
  for (const char* name : {"VISUAL", "EDITOR"})
    if (const char* text = std::getenv(name); text != nullptr && *text != '\0') return text;
  throw instar::error(instar::error_code::usage, "no editor is named",
                      {.remedy = "set the environment variable VISUAL or EDITOR"});
}

/// The editor may be several words, as git has it; the files are words of their own whatever they are called.
outcome edit(const request& asked) {
  auto command = editor() + " \"$@\"";
  std::vector<std::string> words = {"sh", "-c", std::move(command), "sh"};
  for (const auto& file : files_to_edit(asked)) words.push_back(file.string());
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  execv("/bin/sh", pointers.data());
  throw instar::error(instar::error_code::file, "the editor cannot be started", {.where = words[2]});
}

outcome carry_out(const request& asked) {
  if (asked.command == "check") return check_migrations(asked);
  if (asked.command == "plan") return plan_revision(asked);
  if (asked.command == "revision") return write_revision(asked);
  if (asked.command == "history") return tell_history(asked);
  if (asked.command == "show") return show_migration(asked);
  if (asked.command == "edit") return edit(asked);
  if (asked.command == "init") return init_project(asked);
  if (asked.command == "squash") return squash_migrations(asked);
  if (asked.command == "merge") return merge_branches(asked);
  if (asked.command == "rebase") return rebase_branch(asked);
  if (asked.command == "odb-pragmas") return write_odb_pragmas(asked);
  if (asked.command == "import") return import_database(asked);
  if (asked.command == "diff") return tell_schema_difference(asked);
  return carry_out_review(asked);
}

outcome run(std::vector<std::string> words) {
  words.erase(words.begin());
  const auto given = parse(words, environment::of_this_process());
  return given.asked ? carry_out(*given.asked) : given.instead;
}

}  // namespace

int main(int count, char** words) {
  try {
    const auto result = run(instar::take_words(count, words));
    (result.exit_code == 0 || result.is_answer ? std::cout : std::cerr) << result.text << std::flush;
    std::cerr << result.notes << std::flush;
    return result.exit_code;
  } catch (const instar::error& failure) {
    std::cerr << "instar: " << failure.what() << '\n';
    return failure.exit_code();
  } catch (const std::exception& failure) {
    std::cerr << "instar: " << failure.what() << '\n';
    return trouble;
  }
}
