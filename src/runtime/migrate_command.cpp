#include <instar/migrate_command.hpp>

#include <cstdlib>
#include <iostream>

#include <instar/error.hpp>
#include <instar/history.hpp>
#include <instar/migrate.hpp>

#include "runtime/command_line.hpp"

namespace instar {
namespace {

std::string environment(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? "" : text;
}

std::string named(const std::vector<std::string>& revisions) {
  std::string text;
  for (const auto& revision : revisions) text += (text.empty() ? "" : ", ") + revision;
  return text.empty() ? "base" : text;
}

const char* word(direction way) { return way == direction::up ? "upgrade" : "downgrade"; }

/// One command with all that it needs.
class command {
 public:
  command(const command_line& line, const chain& embedded, std::span<const driver> drivers,
          std::string_view default_url, std::ostream& out)
      : line_(line), embedded_(embedded), drivers_(drivers), default_url_(default_url), out_(out) {}

  void execute() const {
    if (line_.command == "current") return current();
    if (line_.command == "history") return history();
    if (line_.command == "plan") return plan();
    if (line_.command == "sql") return sql();
    migrate(line_.command == "upgrade" ? upgrade : downgrade);
  }

 private:
  void migrate(report (*go)(connection&, const chain&, std::string_view, const migration_options&)) const {
    migration_options options;
    options.lock_wait = line_.lock_wait;
    options.observer = [this](const migration_event& event) {
      if (event.what == migration_event::moment::begins)
        out_ << word(event.way) << ' ' << event.revision << "  " << event.message << std::endl;
    };
    const report done = go(*connect(), embedded_, line_.target, options);
    out_ << (done.migrations.empty() ? "nothing to do: the database is at " : "the database is at ")
         << named(done.after) << '\n';
  }

  void current() const {
    const auto session = connect();
    const instar::history known(embedded_);
    const auto revisions = instar::current(*session, embedded_);
    if (revisions.empty()) out_ << "base" << (known.entries().empty() ? "" : "  nothing is applied") << '\n';
    for (const auto& revision : revisions) write_entry(*known.find(revision), known, {});
    if (const auto ahead = instar::plan(*session, embedded_).size(); ahead != 0)
      out_ << ahead << (ahead == 1 ? " migration" : " migrations") << " to apply: migrate upgrade\n";
  }

  void history() const {
    const instar::history known(embedded_);
    const auto at = line_.indicate_current ? instar::current(*connect(), embedded_) : std::vector<std::string>();
    for (auto entry = known.entries().rbegin(); entry != known.entries().rend(); ++entry)
      write_entry(*entry, known, at);
  }

  void plan() const {
    const auto migrations = instar::plan(*connect(), embedded_, line_.target);
    if (migrations.empty()) out_ << "nothing to do\n";
    for (const auto& migration : migrations) {
      out_ << word(migration.way) << ' ' << migration.revision << "  " << migration.message << '\n';
      for (const auto& step : migration.steps) write_step(step);
    }
  }

  void sql() const { out_ << instar::sql(embedded_, find_dialect(dialect()), line_.from, line_.to); }

  void write_entry(const history_entry& entry, const instar::history& known, const std::vector<std::string>& at) const {
    out_ << entry.revision << "  " << entry.read().message;
    for (const auto& head : known.heads())
      if (entry.revision == head) out_ << " (head)";
    for (const auto& revision : at)
      if (revision == entry.revision) out_ << " (current)";
    out_ << '\n';
  }

  void write_step(const planned_step& step) const {
    out_ << "  " << step.description << '\n';
    for (const auto& statement : step.statements) {
      out_ << "    ";
      for (char c : statement.sql) out_ << (c == '\n' ? "\n    " : std::string(1, c));
      out_ << ";\n";
    }
  }

  [[nodiscard]] std::string url() const {
    for (const std::string& url : {line_.url, environment("INSTAR_URL"), default_url_, environment("DATABASE_URL")})
      if (!url.empty()) return url;
    throw error(error_code::usage, "no database is named",
                {.remedy = "give --url sqlite:app.db, or set the environment variable INSTAR_URL"});
  }

  [[nodiscard]] std::unique_ptr<connection> connect() const { return instar::connect(url(), drivers_); }

  /// A script needs no database, but the URL of one says which dialect is meant.
  [[nodiscard]] std::string dialect() const {
    if (!line_.dialect.empty()) return line_.dialect;
    const std::string database = url();
    if (database.starts_with("postgres:")) return "postgresql";
    for (const instar::dialect* each : dialects())
      if (database.starts_with(std::string(each->name()) + ':')) return std::string(each->name());
    // What the URL says instead is not repeated, because it might hold a password.
    throw error(error_code::usage, "the database URL does not tell the dialect of the script",
                {.remedy = "give --dialect sqlite or --dialect postgresql"});
  }

  const command_line& line_;
  const chain& embedded_;
  std::span<const driver> drivers_;
  std::string default_url_;
  std::ostream& out_;
};

}  // namespace

int migrate_command(const std::vector<std::string>& arguments, const chain& embedded, std::span<const driver> drivers,
                    std::string_view default_url, std::ostream& out, std::ostream& err) {
  const auto parsed = parse_command_line(arguments);
  if (const auto* reply = std::get_if<command_reply>(&parsed)) {
    (reply->exit_code == 0 ? out : err) << reply->text;
    return reply->exit_code;
  }
  try {
    command(std::get<command_line>(parsed), embedded, drivers, default_url, out).execute();
    return 0;
  } catch (const error& failure) {
    err << failure.what() << '\n';
    return failure.exit_code();
  } catch (const std::exception& failure) {
    err << failure.what() << '\n';
    return 1;
  }
}

std::optional<int> migrate_command(int argc, const char* const* argv, const chain& embedded,
                                   std::span<const driver> drivers, std::string_view default_url) {
  if (argc < 2 || argv[1] != std::string_view("migrate")) return std::nullopt;
  return migrate_command(std::vector<std::string>(argv + 2, argv + argc), embedded, drivers, default_url, std::cout,
                         std::cerr);
}

}  // namespace instar
