#include "runtime/command_line.hpp"

#include <CLI/CLI.hpp>
#include <sstream>

namespace instar {
namespace {

constexpr const char* target_text = "head, base, a revision or at least its first four characters, +n or -n";

CLI::App* command(CLI::App& app, const std::string& name, const std::string& text) {
  return app.add_subcommand(name, text)->fallthrough();
}

void add_commands(CLI::App& app, command_line& line) {
  command(app, "upgrade", "Apply what is missing")
      ->add_option("target", line.target, target_text)
      ->capture_default_str();
  command(app, "downgrade", "Undo what was applied after the target")
      ->add_option("target", line.target, target_text)
      ->required();
  command(app, "current", "Show where the database is");
  command(app, "history", "Show the migrations that this program carries, newest first")
      ->add_flag("-i,--indicate-current", line.indicate_current, "Mark where the database is");
  command(app, "plan", "Show what would be executed, and write nothing")
      ->add_option("target", line.target, target_text)
      ->capture_default_str();
  auto* script = command(app, "sql", "Write a script that does the same without this program");
  script->add_option("--from", line.from, "The revision that the database is at")->capture_default_str();
  script->add_option("--to", line.to, "The revision that it is to be at")->capture_default_str();
  script->add_option("--dialect", line.dialect, "sqlite or postgresql (default: that of the URL)");
}

}  // namespace

std::variant<command_line, command_reply> parse_command_line(const std::vector<std::string>& arguments) {
  command_line line;
  double seconds = std::chrono::duration<double>(line.lock_wait).count();
  CLI::App app("Migrates the database of this program.", "migrate");
  app.require_subcommand(0, 1);
  app.add_option("--url", line.url, "The database: sqlite:app.db or postgresql://user@host/database");
  app.add_option("--lock-wait", seconds, "How many seconds to wait for another process that migrates")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1e6));
  add_commands(app, line);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& thrown) {
    std::ostringstream text;
    const bool help = app.exit(thrown, text, text) == 0;
    return command_reply{text.str(), help ? 0 : 2};
  }
  if (app.get_subcommands().empty()) return command_reply{app.help(), 2};
  line.command = app.get_subcommands().front()->get_name();
  line.lock_wait = std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
  return line;
}

}  // namespace instar
