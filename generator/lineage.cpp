#include "generator/lineage.hpp"

#include <algorithm>
#include <instar/error.hpp>
#include <instar/revision_squash.hpp>
#include <map>
#include <set>
#include <system_error>

#include "generator/digest.hpp"

namespace instar::generator {
namespace fs = std::filesystem;
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "none" : text;
}

std::string lock_line(const migration_text& content, std::string_view file) {
  return write_lock({{content.revision, content.parents, digest_of(content), false, std::string(file)}})
      .substr(std::string_view("instar lock 1\n").size());
}

revision_ties ties_of(const migration_text& content) {
  const auto views = [](const std::vector<std::string>& texts) {
    return std::vector<std::string_view>(texts.begin(), texts.end());
  };
  return {content.revision, views(content.parents), views(content.depends_on), views(content.labels),
          views(content.replaces)};
}

class linking {
 public:
  linking(const lock_file& lock, std::vector<compiled_migration> compiled, const request& asked)
      : lock_(lock), asked_(asked) {
    for (auto& one : compiled) add(std::move(one));
  }

  lineage result() {
    for (const auto& entry : lock_) expect_file(entry);
    for (const auto& entry : lock_) entries_.insert({entry.revision, &entry});
    for (const auto& entry : lock_) expect_image(entry);
    expect_all_listed();
    for (const auto* entry : in_order()) link(*entry);
    return std::move(linked_);
  }

 private:
  void add(compiled_migration one) {
    const auto revision = one.content.revision;
    const auto object = one.object;
    const auto [there, added] = compiled_.insert({revision, std::move(one)});
    if (!added)
      throw error(error_code::malformed,
                  "revision " + revision + " is in two objects: " + there->second.object + " and " + object,
                  facts({}, revision, "give one of the two migrations another `.id`, or take its file away."));
  }

  void expect_file(const lock_entry& entry) const {
    std::error_code ignored;
    if (fs::is_regular_file(asked_.file_path(entry.file), ignored)) return;
    throw error(error_code::malformed, "the file " + entry.file + " is listed and not there",
                facts(line_of(entry), entry.revision,
                      "restore " + asked_.file_path(entry.file).string() +
                          " from version control; or, if no database was ever migrated by it, delete this line."));
  }

  void expect_image(const lock_entry& entry) const {
    const auto found = compiled_.find(entry.revision);
    if (found == compiled_.end())
      throw error(error_code::malformed, "no object holds the image of migration " + entry.revision + unlisted_note(),
                  facts(line_of(entry), entry.revision,
                        "`.id` in " + entry.file + " must be \"" + entry.revision +
                            "\"; if it is, configure the build again, so that the file is compiled."));
    auto told = found->second.content.parents, listed = entry.parents;
    std::ranges::sort(told);
    std::ranges::sort(listed);
    if (told == listed) return;
    throw error(error_code::malformed,
                "the parents of migration " + entry.revision + " differ: the lock file has " + joined(entry.parents) +
                    ", the file has " + joined(found->second.content.parents),
                facts(line_of(entry), entry.revision,
                      "make the parents in this line and `.parents` in " + entry.file + " the same."));
  }

  /// The revision that is there instead, when one is.
  [[nodiscard]] std::string unlisted_note() const {
    for (const auto& [revision, one] : compiled_)
      if (!entries_.contains(revision)) return "; " + one.object + " holds " + revision + ", which is not listed";
    return {};
  }

  void expect_all_listed() const {
    for (const auto& [revision, one] : compiled_) {
      if (entries_.contains(revision)) continue;
      throw error(error_code::malformed, "holds migration " + revision + ", which the lock file does not list",
                  facts(one.object, revision,
                        "take its file away; or, if it belongs to the chain, append to " + asked_.lock_path().string() +
                            ":\n" + lock_line(one.content, "<its file name>")));
    }
  }

  [[nodiscard]] revision_graph graph() const {
    std::vector<revision_ties> ties;
    for (const auto& entry : lock_) ties.push_back(ties_of(compiled_.at(entry.revision).content));
    try {
      return revision_graph(std::move(ties));
    } catch (const error& failure) {
      const auto& entry = *entries_.at(failure.migration());
      throw error(
          error_code::malformed, failure.message(),
          facts(line_of(entry), entry.revision,
                failure.facts().remedy + ", in " + entry.file + " (parents in its line of the lock file too)."));
    }
  }

  [[nodiscard]] std::vector<const lock_entry*> in_order() const {
    const auto ordered = graph();
    std::vector<const lock_entry*> order;
    for (const auto revision : ordered.revisions()) order.push_back(entries_.at(std::string(revision)));
    return order;
  }

  void link(const lock_entry& entry) {
    auto content = std::move(compiled_.at(entry.revision).content);
    auto digest = digest_of(content);
    linked_.push_back({entry, std::move(content), std::move(digest)});
  }

  [[nodiscard]] std::string line_of(const lock_entry& entry) const {
    return asked_.lock_path().string() + ":" + std::to_string(entry.line);
  }

  [[nodiscard]] static error_facts facts(std::string where, std::string migration, std::string remedy) {
    return {.where = std::move(where),
            .migration = std::move(migration),
            .state = "nothing was written.",
            .remedy = std::move(remedy)};
  }

  const lock_file& lock_;
  const request& asked_;
  std::map<std::string, compiled_migration> compiled_;
  std::map<std::string, const lock_entry*> entries_;
  lineage linked_;
};

}  // namespace

lineage folded(const lineage& all) {
  std::vector<revision_ties> ties;
  for (const auto& one : all) ties.push_back(ties_of(one.content));
  const revision_graph graph(instar::folded(std::move(ties), {}));
  const auto strings = [](const std::vector<std::string_view>& names) {
    return std::vector<std::string>(names.begin(), names.end());
  };
  lineage kept;
  for (const auto each : graph.revisions()) {
    const auto of = [](const linked_migration& one) -> std::string_view { return one.locked.revision; };
    kept.push_back(*std::ranges::find(all, each, of));
    auto& content = kept.back().content;
    content.parents = strings(graph.parents(each));
    content.depends_on = strings(graph.depends_on(each));
    content.labels = strings(graph.labels(each));
  }
  return kept;
}

revision_graph graph_of(const lineage& migrations) {
  std::vector<revision_ties> ties;
  for (const auto& one : migrations) ties.push_back(ties_of(one.content));
  return revision_graph(std::move(ties));
}

lineage link(const lock_file& lock, std::vector<compiled_migration> compiled, const request& asked) {
  return linking(lock, std::move(compiled), asked).result();
}

void expect_no_strays(const lock_file& lock, const request& asked) {
  std::set<std::string> strays;
  std::error_code none;
  for (const auto& file : fs::directory_iterator(asked.directory, none))
    if (file.path().extension() == ".cpp") strays.insert(file.path().filename().string());
  for (const auto& entry : lock) strays.erase(entry.file);
  if (strays.empty()) return;
  const auto& stray = *strays.begin();
  throw error(
      error_code::malformed,
      "the lock file does not list this migration" +
          (strays.size() > 1 ? ", nor " + std::to_string(strays.size() - 1) + " more" : std::string()),
      {.where = asked.file_path(stray).string(),
       .state = "nothing was written.",
       .remedy = "delete the file, or move it out of the directory; or, if it belongs to the chain, append to " +
                 asked.lock_path().string() + "\n<its .id> <its .parents, joined by commas, or -> " +
                 std::string(64, '0') + " draft " + stray});
}

}  // namespace instar::generator
