#include <instar/history.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include <instar/error.hpp>
#include <instar/revision_squash.hpp>

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

/// The words of a line behind those that it begins with; nothing when it begins otherwise.
std::optional<std::vector<std::string_view>> words_behind(std::string_view beginning, std::string_view line) {
  if (!line.starts_with(beginning)) return std::nullopt;
  line.remove_prefix(beginning.size());
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const auto end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

/// Who the migration is and whom it needs: the lines before the message. The rest is read when it is needed.
history_entry read_header(const chain_entry& entry, std::string_view chain_name) {
  std::string_view text = entry.embedded->text();
  const auto first = take_line(text);
  const auto revision = words_behind("revision ", take_line(text));
  if (first != "instar migration 1" || !revision || revision->size() != 1)
    refuse(chain_name, "a migration in it does not begin with 'instar migration 1' and its revision");
  history_entry header{
      revision->front(), {}, {}, {}, {}, entry.digest, entry.embedded, entry.harmless_to_older_programs};
  for (auto line = take_line(text); !line.empty() && !line.starts_with("message "); line = take_line(text)) {
    if (const auto parents = words_behind("parents ", line)) header.parents = *parents;
    if (const auto needed = words_behind("depends on ", line)) header.depends_on = *needed;
    if (const auto labels = words_behind("labels ", line)) header.labels = *labels;
    if (const auto replaced = words_behind("replaces ", line)) header.replaces = *replaced;
  }
  return header;
}

std::vector<history_entry> read_headers(const chain& embedded) {
  std::vector<history_entry> entries;
  entries.reserve(embedded.size);
  for (const chain_entry& entry : embedded) entries.push_back(read_header(entry, embedded.name));
  return entries;
}

revision_graph graph_of(const std::vector<history_entry>& entries, const revision_set& journalled,
                        std::string_view chain_name) {
  std::vector<revision_ties> ties;
  ties.reserve(entries.size());
  for (const auto& entry : entries)
    ties.push_back({entry.revision, entry.parents, entry.depends_on, entry.labels, entry.replaces});
  try {
    return revision_graph(folded(std::move(ties), journalled));
  } catch (const error& failure) {
    refuse(chain_name, failure.message());
  }
}

/// The entries as the graph orders them, with what it made of labels.
std::vector<history_entry> sorted(std::vector<history_entry> entries, const revision_graph& graph) {
  std::map<std::string_view, history_entry*> by_name;
  for (auto& entry : entries) by_name.emplace(entry.revision, &entry);
  std::vector<history_entry> order;
  order.reserve(entries.size());
  for (const auto& ties : graph.revisions()) {
    order.push_back(std::move(*by_name.at(ties.revision)));
    order.back().parents = ties.parents;
    order.back().depends_on = ties.depends_on;
    order.back().labels = ties.labels;
  }
  return order;
}

}  // namespace

migration_text history_entry::read() const { return read_migration(embedded->text(), revision); }

history::history(const chain& embedded, const revision_set& journalled)
    : name_(embedded.name), creation_(embedded.creation, embedded.creation_size), graph_({}) {
  auto entries = read_headers(embedded);
  squashed_ = std::ranges::any_of(entries, [](const auto& entry) { return !entry.replaces.empty(); });
  graph_ = graph_of(entries, journalled, name_);
  entries_ = sorted(std::move(entries), graph_);
}

const history_entry* history::find(std::string_view revision) const {
  const auto* found = graph_.find(revision);
  return found == nullptr ? nullptr : &entries_[static_cast<std::size_t>(found - graph_.revisions().data())];
}

const history_entry* history::find_replacing(std::string_view revision) const {
  const auto found = std::ranges::find_if(
      entries_, [&](const history_entry& entry) { return std::ranges::count(entry.replaces, revision) != 0; });
  return found == entries_.end() ? nullptr : &*found;
}

std::vector<operation> history::creation() const {
  std::string text;
  for (const auto& operation : creation_) text += operation;
  return read_operations(text, "the creation of chain " + std::string(name_));
}

revision_order history::heads() const { return graph_.heads_of(graph_.all()); }

revision_order history::heads_of(const revision_order& applied) const {
  return graph_.heads_of({applied.begin(), applied.end()});
}

}  // namespace instar
