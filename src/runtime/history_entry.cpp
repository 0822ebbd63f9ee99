#include "runtime/history_entry.hpp"

#include <algorithm>
#include <optional>

#include <instar/error.hpp>

namespace instar {
namespace {

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// What is behind the beginning of a line; nothing when it begins otherwise.
std::optional<std::string_view> rest_behind(std::string_view beginning, std::string_view line) {
  return line.starts_with(beginning) ? std::optional(line.substr(beginning.size())) : std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const auto end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

}  // namespace

migration_text history_entry::read() const { return read_migration(embedded().text(), revision); }
std::string history_entry::message() const { return read_message(embedded().text(), revision); }

void refuse_chain(std::string_view chain_name, const std::string& message) {
  throw error(
      error_code::malformed, message,
      {.where = "chain " + std::string(chain_name),
       .state = "no database was touched",
       .remedy = "build the program again: the chain is generated from migrations.lock, and the build checks it"});
}

revision_ties ties_of(const chain_entry& entry, std::string_view chain_name) {
  std::string_view text = entry.embedded->text();
  const auto first = take_line(text);
  const auto revision = rest_behind("revision ", take_line(text));
  if (first != "instar migration 1" || !revision || revision->empty() || revision->find(' ') != std::string_view::npos)
    refuse_chain(chain_name, "a migration in it does not begin with 'instar migration 1' and its revision");
  revision_ties ties{*revision, {}, {}, {}, {}};
  for (auto line = take_line(text); !line.empty() && !line.starts_with("message "); line = take_line(text)) {
    if (const auto parents = rest_behind("parents ", line)) ties.parents = words_of(*parents);
    if (const auto needed = rest_behind("depends on ", line)) ties.depends_on = words_of(*needed);
    if (const auto labels = rest_behind("labels ", line)) ties.labels = words_of(*labels);
    if (const auto replaced = rest_behind("replaces ", line)) ties.replaces = words_of(*replaced);
  }
  return ties;
}

std::string_view next_in_line(std::string_view before, const chain_entry& entry) noexcept {
  std::string_view text = entry.embedded->text();
  const auto take = [&](std::string_view beginning) {
    const bool found = text.starts_with(beginning);
    if (found) text.remove_prefix(beginning.size());
    return found;
  };
  if (!take("instar migration 1\nrevision ")) return {};
  const auto revision = text.substr(0, text.find('\n'));
  const bool follows = before.empty() || (take(revision) && take("\nparents ") && take(before) && take("\n"));
  return follows ? revision : std::string_view();
}

}  // namespace instar
