#include "runtime/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

namespace instar {
namespace {

constexpr const char* target_text =
    "heads, head, base, a revision or its beginning, a label, label@head, +n or -n counted from what is applied";

/// Commands of which the words are revisions.
constexpr std::array<std::string_view, 5> with_targets = {"upgrade", "downgrade", "plan", "show", "stamp"};

/// The arguments, and what was made of them.
class parser {
 public:
  parser() : app_("Migrates the database of this program.", "migrate") {
    app_.require_subcommand(0, 1);
    add_common();
    add_migrating();
    add_showing();
    add_journal();
    add_scripts();
  }

  [[nodiscard]] CLI::App& app() { return app_; }

  [[nodiscard]] std::variant<command_line, command_reply> parse(const std::vector<std::string>& arguments) {
    try {
      app_.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
      return finished();
    } catch (const CLI::ParseError& thrown) {
      std::ostringstream text;
      const bool help = app_.exit(thrown, text, text) == 0;
      return command_reply{text.str(), help ? 0 : 2};
    }
  }

 private:
  CLI::App* command(const std::string& name, const std::string& text) {
    return app_.add_subcommand(name, text)->fallthrough();
  }

  CLI::Option* target(CLI::App* command) {
    return command->add_option("target", line_.targets, target_text)->expected(1);
  }

  void seconds(const std::string& name, double& number, const std::string& text) {
    app_.add_option(name, number, text)->capture_default_str()->check(CLI::Range(0.0, 1e6));
  }

  [[nodiscard]] static std::chrono::milliseconds milliseconds_of(double seconds) {
    return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
  }

  void begun_step(CLI::App* command) {
    command
        ->add_option(
            "--begun-step", line_.begun_step,
            "Of a step outside a transaction within which a run was broken off: do it again, or take it as done")
        ->check(CLI::IsMember({"again", "done"}));
  }

  void verbose(CLI::App* command) { command->add_flag("-v,--verbose", line_.verbose, "Tell more"); }

  void ignored(CLI::App* command) {
    command->add_option("--ignore", line_.ignored, "A table or an object that is not compared")
        ->allow_extra_args(false);
  }

  void script(CLI::App* command, const std::string& what) {
    command->add_flag("--sql", line_.sql, what);
    command->add_option("--dialect", line_.dialect, "The script's: sqlite or postgresql (default: that of the URL)");
  }

  void add_common() {
    app_.add_option("--url", line_.url, "The database: sqlite:app.db or postgresql://user@host/database");
    app_.add_option("--url-file", line_.url_file, "A file whose first line is the URL");
    seconds("--lock-wait", lock_wait_,
            "How many seconds to wait in all for another process that migrates, and for tables in use");
    seconds("--lock-timeout", lock_timeout_,
            "How many seconds a statement waits for a table, before others pass and it is tried again (PostgreSQL)");
    seconds("--concurrent-lock-timeout", concurrent_lock_timeout_,
            "The same for a statement outside transactions, such as CREATE INDEX CONCURRENTLY");
    app_.add_option("-x", pairs_, "key=value for the functions that migrations run")->allow_extra_args(false);
    app_.add_flag("--json", line_.json, "Answer for machines");
  }

  void add_migrating() {
    auto* up = command("upgrade", "Apply what is missing");
    target(up);
    script(up, "Write a script instead; the target may be a range from:to");
    up->add_flag("--dry-run", line_.dry_run, "Execute everything, and roll it back");
    begun_step(up);
    up->add_flag("--every-migration", line_.every_migration,
                 "Go through every migration on a new database too, instead of making it at once");
    auto* down = command("downgrade", "Undo what was applied after the target");
    target(down)->required();
    script(down, "Write a script instead, for a range from:to");
    down->add_flag("--dry-run", line_.dry_run, "Execute everything, and roll it back");
    begun_step(down);
    target(command("plan", "Show what would be executed, and write nothing"));
  }

  void add_showing() {
    auto* current = command("current", "Show where the database is");
    current->add_flag("-c,--check-heads", line_.check_heads, "End with 3 when it is not at all heads");
    verbose(current);
    auto* history = command("history", "Show the migrations that this program carries, newest first");
    history->add_option("-r,--rev-range", line_.range, "Those from a to b: a:b, a: or :b");
    history->add_flag("-i,--indicate-current", line_.indicate_current, "Mark where the database is");
    verbose(history);
    auto* heads = command("heads", "Show the newest migration of each branch");
    heads->add_flag("--resolve-dependencies", line_.resolve_dependencies, "Leave out those on which others depend");
    verbose(heads);
    verbose(command("branches", "Show the migrations that several follow"));
    command("show", "Show migrations whole")->add_option("target", line_.targets, target_text)->expected(1)->required();
    auto* check =
        command("check", "Tell whether the database is at the heads of this program; end with 3 when it is not");
    check->add_flag("--live", line_.live, "And whether it is what its migrations make");
    ignored(check);
  }

  void add_journal() {
    auto* stamp = command("stamp", "Declare where the database is, and execute nothing");
    auto* targets = stamp->add_option("targets", line_.targets, target_text);
    stamp->add_flag("--from-alembic", line_.from_alembic, "Where Alembic left it, which kept it until now")
        ->excludes(targets);
    stamp->add_flag("--compare", line_.compare,
                    "Refuse, with 3, a database that is not what the migrations would make");
    ignored(stamp);
    stamp->add_flag("--purge", line_.purge, "Forget everything that is journalled, unread, first");
    script(stamp, "Write a script instead; the target may be a range from:to");
    script(command("ensure-version", "Make the journal's table, and nothing else"), "Write a script instead");
  }

  void add_scripts() {
    auto* sql = command("sql", "Write a script that does the same without this program");
    sql->add_option("--from", line_.from, "The revision that the database is at")->capture_default_str();
    sql->add_option("--to", line_.to, "The revision that it is to be at")->capture_default_str();
    sql->add_option("--dialect", line_.dialect, "sqlite or postgresql (default: that of the URL)");
    sql->add_flag("--idempotent", line_.idempotent, "From wherever the database is; doing it again does nothing")
        ->excludes("--from");
    command("completion", "Write a script that makes a shell complete these commands")
        ->add_option("shell", line_.targets, "bash or zsh")
        ->expected(1)
        ->required()
        ->check(CLI::IsMember({"bash", "zsh"}));
  }

  [[nodiscard]] std::variant<command_line, command_reply> finished() {
    if (app_.get_subcommands().empty()) return command_reply{app_.help(), 2};
    line_.command = app_.get_subcommands().front()->get_name();
    line_.lock_wait = milliseconds_of(lock_wait_);
    line_.lock_timeout = milliseconds_of(lock_timeout_);
    line_.concurrent_lock_timeout = milliseconds_of(concurrent_lock_timeout_);
    if (line_.command == "stamp" && line_.targets.empty() && !line_.from_alembic)
      return command_reply{"stamp: name the revisions, or say --from-alembic\n", 2};
    if (line_.targets.empty()) line_.targets = {"heads"};
    if (line_.dry_run && line_.sql) return command_reply{"--dry-run and --sql exclude each other\n", 2};
    for (const auto& pair : pairs_) {
      const auto equals = pair.find('=');
      if (equals == pair.npos || equals == 0) return command_reply{"-x " + pair + ": write -x key=value\n", 2};
      line_.arguments[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    return line_;
  }

  CLI::App app_;
  command_line line_;
  double lock_wait_ = 60, lock_timeout_ = 2, concurrent_lock_timeout_ = 3600;
  std::vector<std::string> pairs_;
};

void add_options(std::vector<std::string>& words, const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    for (const auto& name : option->get_snames()) words.push_back("-" + name);
    for (const auto& name : option->get_lnames()) words.push_back("--" + name);
  }
}

}  // namespace

std::variant<command_line, command_reply> parse_command_line(const std::vector<std::string>& arguments) {
  return parser().parse(arguments);
}

std::vector<std::string> next_words(const std::vector<std::string>& words, const std::vector<std::string>& symbols) {
  parser known;
  std::vector<std::string> next;
  add_options(next, known.app());
  const auto commands = known.app().get_subcommands([](const CLI::App*) { return true; });
  const auto chosen = std::ranges::find_if(
      commands, [&](const CLI::App* command) { return std::ranges::count(words, command->get_name()) != 0; });
  if (chosen == commands.end()) {
    for (const CLI::App* command : commands) next.push_back(command->get_name());
    return next;
  }
  add_options(next, **chosen);
  if (std::ranges::count(with_targets, (*chosen)->get_name()) != 0)
    next.insert(next.end(), symbols.begin(), symbols.end());
  if ((*chosen)->get_name() == "completion") next.insert(next.end(), {"bash", "zsh"});
  return next;
}

}  // namespace instar
