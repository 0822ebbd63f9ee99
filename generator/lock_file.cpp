#include "generator/lock_file.hpp"

#include <algorithm>
#include <instar/error.hpp>
#include <map>
#include <optional>
#include <set>

namespace instar::generator {
namespace {

constexpr std::string_view header_line = "instar lock 1";
constexpr std::string_view form = "<revision> <parents or -> <digest> <draft|reviewed> <file name>";

bool is_hex(std::string_view text, std::size_t size) {
  return text.size() == size && text.find_first_not_of("0123456789abcdef") == text.npos;
}

/// CMake reads the lock file too, and no path may lead out of the directory.
bool is_file_name(std::string_view text) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";
  return text.find_first_not_of(allowed) == text.npos && text.ends_with(".cpp");
}

bool is_conflict_marker(std::string_view line) {
  return line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>") ||
         line.starts_with("|||||||");
}

/// The text up to `separator`, which is taken off `rest`.
std::string_view next_field(std::string_view& rest, char separator) {
  const auto end = std::min(rest.find(separator), rest.size());
  const auto field = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return field;
}

std::optional<std::vector<std::string>> read_parents(std::string_view text) {
  std::vector<std::string> parents;
  if (text == "-") return parents;
  if (text.empty() || text.back() == ',') return std::nullopt;
  while (!text.empty()) {
    const auto parent = next_field(text, ',');
    if (!is_revision(parent)) return std::nullopt;
    parents.emplace_back(parent);
  }
  return parents;
}

std::optional<lock_entry> read_entry(std::string_view line) {
  const auto revision = next_field(line, ' ');
  const auto parents = read_parents(next_field(line, ' '));
  const auto digest = next_field(line, ' ');
  const auto state = next_field(line, ' ');
  const bool known_state = state == "draft" || state == "reviewed";
  if (!is_revision(revision) || !parents || !is_hex(digest, 64) || !known_state || line.empty()) return std::nullopt;
  if (!is_file_name(line)) return std::nullopt;
  return lock_entry{std::string(revision), *parents, std::string(digest), state == "reviewed", std::string(line)};
}

class reader {
 public:
  reader(std::string_view text, std::string_view file, conflicts marks) : rest_(text), file_(file), marks_(marks) {}

  lock_file read() {
    if (rest_.empty() || rest_.back() != '\n') cut_off_ = true;
    if (next_line() != header_line)
      throw refused("it does not begin with `" + std::string(header_line) + "`", "restore it from version control.");
    lock_file lock;
    while (!rest_.empty())
      if (const auto line = next_line(); !is_passed_over(line)) add(lock, line);
    if (cut_off_) throw refused("the last line has no end; the file may be cut off", "restore it, or end the line.");
    return lock;
  }

 private:
  std::string_view next_line() {
    ++line_;
    const auto line = next_field(rest_, '\n');
    return line;
  }

  /// Markers, what stood there before both sides, and what both sides say alike.
  bool is_passed_over(std::string_view line) {
    if (is_conflict_marker(line)) {
      if (marks_ == conflicts::refuse)
        throw refused("a merge conflict is not resolved",
                      "keep the lines of both sides and delete the markers, or leave that to the command that joins "
                      "the branches: instar merge, or instar rebase (targets _merge and _rebase of the build).");
      in_common_ancestor_ = line.starts_with("|||||||");
      return true;
    }
    return in_common_ancestor_ || (marks_ == conflicts::keep_both && !seen_.insert(line).second);
  }

  void add(lock_file& lock, std::string_view line) {
    auto entry = read_entry(line);
    if (!entry) throw refused("not a line of a lock file: `" + std::string(line) + "`", expected());
    entry->line = line_;
    if (const auto [known, added] = revisions_.insert({entry->revision, line_}); !added)
      throw refused("revision " + entry->revision + " is listed twice, first in line " + std::to_string(known->second),
                    "delete one of the two lines.");
    if (const auto [known, added] = files_.insert({entry->file, line_}); !added)
      throw refused("file " + entry->file + " is listed twice, first in line " + std::to_string(known->second),
                    "delete one of the two lines.");
    lock.push_back(std::move(*entry));
  }

  static std::string expected() { return "a line reads `" + std::string(form) + "`; restore it from version control."; }

  [[nodiscard]] error refused(const std::string& what, const std::string& remedy) const {
    return error(
        error_code::malformed, what,
        {.where = std::string(file_) + ":" + std::to_string(line_), .state = "nothing was written.", .remedy = remedy});
  }

  std::string_view rest_;
  std::string_view file_;
  std::size_t line_ = 0;
  conflicts marks_;
  bool cut_off_ = false;
  bool in_common_ancestor_ = false;
  std::set<std::string_view> seen_;
  std::map<std::string, std::size_t> revisions_, files_;
};

}  // namespace

bool is_revision(std::string_view text) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  const bool is_symbol = text == "head" || text == "heads" || text == "base" || text == "current";
  return !text.empty() && text.find_first_not_of(allowed) == text.npos && !is_symbol;
}

lock_file read_lock(std::string_view text, std::string_view file, conflicts marks) {
  return reader(text, file, marks).read();
}

std::string write_lock(const lock_file& lock) {
  std::string text = std::string(header_line) + "\n";
  for (const auto& entry : lock) {
    std::string parents;
    for (const auto& parent : entry.parents) parents += (parents.empty() ? "" : ",") + parent;
    text += entry.revision + " " + (parents.empty() ? "-" : parents) + " " + entry.digest + " " +
            (entry.reviewed ? "reviewed" : "draft") + " " + entry.file + "\n";
  }
  return text;
}

}  // namespace instar::generator
