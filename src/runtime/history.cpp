#include <instar/history.hpp>

#include <algorithm>
#include <ranges>
#include <string>

#include <instar/error.hpp>

namespace instar {
namespace {

[[noreturn]] void refuse(std::string_view chain_name, const std::string& message) {
  throw error(
      error_code::malformed, message,
      {.where = "chain " + std::string(chain_name),
       .state = "no database was touched",
       .remedy = "build the program again: the chain is generated from migrations.lock, and the build checks it"});
}

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
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

/// Who the migration is and whom it follows: the lines before the message. The rest is read when it is needed.
history_entry read_header(const chain_entry& entry, std::string_view chain_name) {
  std::string_view text = entry.embedded->text();
  const auto first = take_line(text);
  const auto revision = words_of(take_line(text));
  if (first != "instar migration 1" || revision.size() != 2 || revision[0] != "revision")
    refuse(chain_name, "a migration in it does not begin with 'instar migration 1' and its revision");
  auto parents = words_of(take_line(text));
  if (parents.empty() || parents[0] != "parents")
    parents.clear();
  else
    parents.erase(parents.begin());
  return {revision[1], std::move(parents), entry.digest, entry.embedded};
}

void require_unique(const std::vector<history_entry>& entries, std::string_view chain_name) {
  revision_set seen;
  for (const auto& entry : entries)
    if (!seen.insert(entry.revision).second)
      refuse(chain_name, "revision " + std::string(entry.revision) + " is there twice");
}

void require_parents(const std::vector<history_entry>& entries, std::string_view chain_name) {
  revision_set known;
  for (const auto& entry : entries) known.insert(entry.revision);
  for (const auto& entry : entries)
    for (const auto& parent : entry.parents)
      if (!known.contains(parent))
        refuse(chain_name,
               "revision " + std::string(entry.revision) + " follows " + std::string(parent) + ", which is not there");
}

/// Parents before children, otherwise in the order given. What is left over follows itself.
std::vector<history_entry> sorted(std::vector<history_entry> entries, std::string_view chain_name) {
  std::vector<history_entry> order;
  revision_set placed;
  const auto ready = [&](const history_entry& entry) {
    return std::ranges::all_of(entry.parents, [&](std::string_view parent) { return placed.contains(parent); });
  };
  while (!entries.empty()) {
    const auto left = entries.size();
    std::erase_if(entries, [&](const history_entry& entry) {
      if (!ready(entry)) return false;
      placed.insert(entry.revision);
      order.push_back(entry);
      return true;
    });
    if (entries.size() == left)
      refuse(chain_name,
             "revision " + std::string(entries.front().revision) + " follows itself, by way of its parents");
  }
  return order;
}

std::string listed(const std::vector<std::string_view>& revisions) {
  std::string text;
  for (const auto& revision : revisions) text += (text.empty() ? "" : ", ") + std::string(revision);
  return text;
}

}  // namespace

migration_text history_entry::read() const { return read_migration(embedded->text(), revision); }

history::history(const chain& embedded) : name_(embedded.name) {
  std::vector<history_entry> entries;
  for (const chain_entry& entry : embedded) entries.push_back(read_header(entry, name_));
  require_unique(entries, name_);
  require_parents(entries, name_);
  entries_ = sorted(std::move(entries), name_);
  revision_set all;
  for (const auto& entry : entries_) all.insert(entry.revision);
  if (const auto heads = heads_of(all); heads.size() > 1)
    refuse(name_, "it has several heads: " + listed(heads) + "; a migration must follow them all");
}

const history_entry* history::find(std::string_view revision) const {
  const auto found = std::ranges::find(entries_, revision, &history_entry::revision);
  return found == entries_.end() ? nullptr : &*found;
}

std::string_view history::head() const { return entries_.empty() ? std::string_view() : entries_.back().revision; }

std::vector<std::string_view> history::heads_of(const revision_set& revisions) const {
  revision_set followed;
  for (const auto& entry : entries_)
    if (revisions.contains(entry.revision)) followed.insert(entry.parents.begin(), entry.parents.end());
  std::vector<std::string_view> heads;
  for (const auto& entry : entries_)
    if (revisions.contains(entry.revision) && !followed.contains(entry.revision)) heads.push_back(entry.revision);
  return heads;
}

revision_set history::ancestry(std::string_view revision) const {
  revision_set all = {revision};
  for (const auto& entry : std::views::reverse(entries_))
    if (all.contains(entry.revision)) all.insert(entry.parents.begin(), entry.parents.end());
  all.erase(std::string_view());
  return all;
}

}  // namespace instar
