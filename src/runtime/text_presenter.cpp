#include <chrono>

#include "runtime/presenter.hpp"
#include "runtime/progress.hpp"

#include <instar/comparison.hpp>

namespace instar {
namespace {

std::string named(const std::vector<std::string>& revisions) {
  std::string text;
  for (const auto& revision : revisions) text += (text.empty() ? "" : ", ") + revision;
  return text.empty() ? "base" : text;
}

std::string spaced(const std::vector<std::string_view>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

const char* word(direction way) { return way == direction::up ? "upgrade" : "downgrade"; }

std::string counted_migrations(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " migration" : " migrations");
}

class text_presenter_type : public presenter {
 public:
  text_presenter_type(std::ostream& out, appearance shown) : out_(out), shown_(shown) {}

  void happened(const migration_event& event) override {
    const auto now = std::chrono::steady_clock::now();
    progress_.follow(event, now);
    if (event.what == migration_event::moment::begins)
      out_ << word(event.way) << ' ' << revision(event.revision) << "  " << event.message << std::endl;
    else if (event.what == migration_event::moment::again)
      tell_again(event);
    else if (shown_.width != 0)
      show_line(event.what == migration_event::moment::done ? "" : progress_.line(now, shown_.width - 1));
    else if (const auto tenth = progress_.next_tenth())
      out_ << "  " << *tenth << std::endl;
  }

  void creates(std::size_t migrations) override {
    out_ << "create everything at once instead of by " << counted_migrations(migrations) << std::endl;
  }

  void did(const report& done, bool dry_run) override {
    if (done.migrations.empty())
      out_ << "nothing to do: the database is at " << named(done.after) << '\n';
    else if (dry_run)
      out_ << "all of it was executed and rolled back: the database is at " << named(done.after) << '\n';
    else
      out_ << "the database is at " << named(done.after) << '\n';
    tell_newer(done.newer);
  }

  void stamped(const report& done) override {
    out_ << "the database counts as at " << named(done.after) << "; nothing was executed\n";
  }

  void list(const std::vector<placed_entry>& entries, bool verbose) override {
    for (const auto& each : entries) line(each, verbose);
  }

  void current(const std::vector<placed_entry>& entries, const standing& stands, const std::string& url,
               bool verbose) override {
    if (!url.empty()) out_ << "database: " << url << '\n';
    if (stands.current.empty()) out_ << "base" << (stands.heads.empty() ? "" : "  nothing is applied") << '\n';
    list(entries, verbose);
    tell_half_way(stands);
    tell_newer(stands.newer);
    if (!stands.missing.empty()) out_ << counted_migrations(stands.missing.size()) << " to apply: migrate upgrade\n";
  }

  void checked(const standing& stands) override {
    if (stands.at_heads()) {
      out_ << "the database is at the head of this program: " << named(stands.heads) << '\n';
      tell_newer(stands.newer);
      return;
    }
    tell_half_way(stands);
    out_ << "the database is at " << named(stands.current) << ", and this program is at " << named(stands.heads) << ": "
         << counted_migrations(stands.missing.size()) << " to apply\n  migrate upgrade\n";
  }

  void compared(const live_comparison& both) override {
    if (both.declared == both.live)
      out_ << "the database is what its migrations make\n";
    else
      out_ << "the database is not what its migrations make; it lacks (-), has beside that (+) or has otherwise (~)\n"
           << compare(both.declared, both.live);
    tell("not compared", both.uncompared);
    tell("beyond what a schema can say", both.unheld);
  }

  void advise(const std::string& sentence) override {
    if (!sentence.empty()) out_ << sentence << '\n';
  }

  void planned(const std::vector<planned_migration>& migrations) override {
    if (migrations.empty()) out_ << "nothing to do\n";
    for (const auto& migration : migrations) {
      out_ << word(migration.way) << ' ' << revision(migration.revision) << "  " << migration.message << '\n';
      for (const auto& step : migration.steps) show(step);
    }
  }

  void whole(const placed_entry& each, const migration_text& text) override {
    line(each, true);
    out_ << "\nupgrade\n";
    for (const auto& step : text.upgrade) out_ << write_operation(step, 2);
    if (text.irreversible)
      out_ << "\nno way down: " << *text.irreversible << '\n';
    else
      out_ << "\ndowngrade\n";
    for (const auto& step : text.downgrade) out_ << write_operation(step, 2);
  }

  void failed(const error& failure, std::ostream& err) override {
    if (line_shown_) show_line("");
    err << failure.what() << '\n';
  }

 private:
  [[nodiscard]] std::string painted(std::string_view text, const char* colour) const {
    return shown_.coloured ? "\x1b[" + std::string(colour) + "m" + std::string(text) + "\x1b[0m" : std::string(text);
  }
  [[nodiscard]] std::string revision(std::string_view id) const { return painted(id, "33"); }

  /// In the place of the line before it, on a terminal.
  void show_line(const std::string& text) {
    out_ << "\r\x1b[K" << text << std::flush;
    line_shown_ = !text.empty();
  }

  void tell_newer(const std::vector<std::string>& revisions) {
    if (!revisions.empty())
      out_ << "it is newer than this program: " << named(revisions) << (revisions.size() == 1 ? " was" : " were")
           << " applied by a newer one, and recorded as harmless to older programs\n";
  }

  void tell_again(const migration_event& event) {
    if (line_shown_) show_line("");
    out_ << "  held up, and tried again: " << event.description << std::endl;
  }

  void tell_half_way(const standing& stands) {
    if (!stands.half_way) return;
    const auto& [way, of, done, state] = *stands.half_way;
    out_ << revision(of) << " is half-way " << (way == direction::up ? "up" : "down") << ", " << done
         << (done == 1 ? " step" : " steps") << " done" << (state.empty() ? "" : ", the next: " + state)
         << "; upgrade and downgrade complete it first\n";
  }

  void tell(const char* what, const std::vector<finding>& findings) {
    for (const auto& one : findings) out_ << what << ": " << one.where << ": " << one.text << '\n';
  }

  void line(const placed_entry& each, bool verbose) {
    const auto& entry = *each.entry;
    out_ << revision(entry.revision) << "  " << entry.message();
    if (!entry.labels().empty()) out_ << " [" << painted(spaced(entry.labels()), "36") << ']';
    if (each.forks) out_ << " (fork)";
    if (entry.parents().size() > 1) out_ << " (merge)";
    if (each.head) out_ << painted(" (head)", "32");
    if (each.current) out_ << painted(" (current)", "1");
    out_ << '\n';
    for (const auto& child : each.children) out_ << "  -> " << revision(child) << '\n';
    if (verbose) facts(entry);
  }

  void facts(const history_entry& entry) {
    out_ << "  follows:    " << (entry.parents().empty() ? "base" : spaced(entry.parents())) << '\n';
    if (!entry.depends_on().empty()) out_ << "  depends on: " << spaced(entry.depends_on()) << '\n';
    out_ << "  digest:     " << entry.digest() << '\n';
  }

  void show(const planned_step& step) {
    out_ << "  " << step.description << (step.apart ? "  (what is before it is committed first)" : "") << '\n';
    for (const auto& statement : step.statements) {
      out_ << "    ";
      for (char c : statement.sql) out_ << (c == '\n' ? "\n    " : std::string(1, c));
      out_ << ";\n";
    }
  }

  std::ostream& out_;
  appearance shown_;
  progress_report progress_;
  bool line_shown_ = false;
};

}  // namespace

std::unique_ptr<presenter> text_presenter(std::ostream& out, appearance shown) {
  return std::make_unique<text_presenter_type>(out, shown);
}

}  // namespace instar
