#include <instar/migrate_command.hpp>

#include <sys/ioctl.h>
#include <unistd.h>
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <ranges>

#include <instar/error.hpp>
#include <instar/history.hpp>
#include <instar/migrate.hpp>

#include "connection/redaction.hpp"
#include "runtime/alembic.hpp"
#include "runtime/command_line.hpp"
#include "runtime/completion.hpp"
#include "runtime/database_url.hpp"
#include "runtime/journal.hpp"
#include "runtime/presenter.hpp"

namespace instar {
namespace {

constexpr int behind = 3;  ///< schema and migrations differ

/// What a command needs besides its arguments.
struct surroundings {
  const chain& embedded;
  std::span<const driver> drivers;
  std::string_view default_url;
  std::string program;
  std::ostream& out;
  presenter& answer;
};

/// One command with all that it needs.
class command {
 public:
  command(const command_line& line, const surroundings& around)
      : line_(line), around_(around), answer_(around.answer), known_(around.embedded) {}

  int execute() const {
    const std::string& name = line_.command;
    if (name == "upgrade") return line_.sql ? script_up() : migrate(upgrade);
    if (name == "downgrade") return line_.sql ? script_down() : migrate(downgrade);
    if (name == "current") return current();
    if (name == "history") return list_history();
    if (name == "heads") return list(line_.resolve_dependencies ? known_.heads() : known_.graph().heads(), {});
    if (name == "branches") return branches();
    if (name == "show") return show();
    if (name == "check") return check();
    if (name == "stamp") return line_.sql ? script_stamp() : stamp();
    if (name == "ensure-version") return ensure_version();
    if (name == "plan") return plan();
    if (name == "completion") return write(completion_script(target(), around_.program));
    return script();
  }

 private:
  [[nodiscard]] const std::string& target() const { return line_.targets.front(); }

  int migrate(report (*go)(connection&, const chain&, std::string_view, const migration_options&)) const {
    if (target().find(':') != target().npos)
      throw error(error_code::usage, "'" + target() + "' is a range, and where a database is it tells itself",
                  {.state = "nothing was changed", .remedy = "name the target alone, or add --sql for a script"});
    auto settings = options();
    settings.observer = [this](const migration_event& event) {
      if (event.what == migration_event::moment::creates) answer_.creates(known_.entries().size());
      answer_.happened(event);
    };
    const bool creates = line_.command == "upgrade" && !line_.dry_run;
    const auto session = connect(creates ? opening::may_create : opening::existing);
    answer_.did(go(*session, around_.embedded, target(), settings), line_.dry_run);
    return 0;
  }

  int current() const {
    const auto session = connect();
    const auto stands = standing_of(*session, around_.embedded);
    const revision_order revisions(stands.current.begin(), stands.current.end());
    answer_.current(placed(revisions, {}), stands, line_.verbose ? shown_url() : "", line_.verbose);
    if (stands.current.empty()) answer_.advise(alembic_remedy(alembic_revisions(*session)));
    return line_.check_heads && !stands.at_heads() ? behind : 0;
  }

  template <class Revisions>
  int list(const Revisions& revisions, const std::vector<std::string>& at) const {
    answer_.list(placed(revisions, at), line_.verbose);
    return 0;
  }

  /// A database may show another side of a squashed chain, so it is asked first.
  int list_history() const {
    const auto at = applied_if_asked();
    return list(std::views::reverse(known_.graph().in_order(range())), at);
  }

  int branches() const {
    auto forks = placed(known_.graph().branches(), {});
    for (auto& each : forks)
      for (const auto& child : known_.graph().children(each.entry->revision)) each.children.emplace_back(child);
    answer_.list(forks, line_.verbose);
    return 0;
  }

  int show() const {
    const bool asks_database = target().find("current") != target().npos;
    const auto at = asks_database ? instar::current(*connect(), around_.embedded) : std::vector<std::string>();
    for (const auto& each : placed(resolve(known_.graph(), target(), ancestry(at)), {}))
      answer_.whole(each, each.entry->read());
    return 0;
  }

  int check() const {
    const auto session = connect();
    const auto stands = standing_of(*session, around_.embedded);
    answer_.checked(stands);
    if (stands.current.empty()) answer_.advise(alembic_remedy(alembic_revisions(*session)));
    if (line_.live && !is_as_declared(compare_live(*session, around_.embedded, comparing()))) return behind;
    return stands.at_heads() ? 0 : behind;
  }

  [[nodiscard]] bool is_as_declared(const live_comparison& both) const {
    answer_.compared(both);
    return both.declared == both.live;
  }

  [[nodiscard]] introspection_options comparing() const { return {.schemas = {}, .ignored = line_.ignored}; }

  int stamp() const {
    const auto session = connect(line_.from_alembic ? opening::existing : opening::may_create);
    if (line_.from_alembic) {
      answer_.stamped(stamp_from_alembic(*session, around_.embedded, options()));
      return 0;
    }
    if (line_.compare && !is_as_declared(compare_live(*session, around_.embedded, target(), comparing())))
      return behind;
    answer_.stamped(instar::stamp(*session, around_.embedded, line_.targets, line_.purge, options()));
    return 0;
  }

  int ensure_version() const {
    if (line_.sql) return write(ensure_journal_sql());
    ensure_journal(*connect(opening::may_create), options());
    return 0;
  }

  int plan() const {
    answer_.planned(instar::plan(*connect(), around_.embedded, target()));
    return 0;
  }

  int script() const {
    if (line_.idempotent) return write(idempotent_sql(around_.embedded, language(), line_.to));
    return write(sql(around_.embedded, language(), line_.from, line_.to));
  }

  int script_up() const {
    const auto [from, to] = ends("base");
    return write(sql(around_.embedded, language(), from, to));
  }

  int script_down() const {
    const auto [from, to] = ends("");
    if (from.empty())
      throw error(error_code::usage, "a script cannot ask where the database is",
                  {.state = "no script was written", .remedy = "give both ends: downgrade --sql from:to"});
    return write(sql(around_.embedded, language(), from, to));
  }

  int script_stamp() const {
    const auto [from, to] = ends("base");
    return write(stamp_sql(around_.embedded, language(), from, to));
  }

  int write(const std::string& text) const {
    around_.out << text;
    return 0;
  }

  /// `from:to`, or the target alone.
  [[nodiscard]] std::pair<std::string, std::string> ends(std::string from) const {
    const auto colon = target().find(':');
    if (colon == target().npos) return {std::move(from), target()};
    const auto to = target().substr(colon + 1);
    return {colon == 0 ? std::move(from) : target().substr(0, colon), to.empty() ? "heads" : to};
  }

  [[nodiscard]] migration_options options() const {
    migration_options options;
    options.lock_wait = line_.lock_wait;
    options.lock_timeout = line_.lock_timeout;
    options.concurrent_lock_timeout = line_.concurrent_lock_timeout;
    options.dry_run = line_.dry_run;
    options.every_migration = line_.every_migration;
    options.arguments = line_.arguments;
    if (!line_.begun_step.empty()) options.begun = line_.begun_step == "done" ? begun_step::done : begun_step::again;
    return options;
  }

  /// A database is asked only when the range or the marks need it.
  [[nodiscard]] revision_set range() const {
    const bool asks_database = line_.range.find("current") != line_.range.npos;
    return instar::range(known_.graph(), line_.range,
                         asks_database ? ancestry(instar::current(*connect(), around_.embedded)) : revision_order());
  }

  [[nodiscard]] std::vector<std::string> applied_if_asked() const {
    return line_.indicate_current ? instar::current(*connect(), around_.embedded) : std::vector<std::string>();
  }

  [[nodiscard]] revision_order ancestry(const std::vector<std::string>& heads) const {
    return known_.graph().in_order(known_.graph().ancestry({heads.begin(), heads.end()}));
  }

  template <class Revisions>
  [[nodiscard]] std::vector<placed_entry> placed(const Revisions& revisions, const std::vector<std::string>& at) const {
    const auto heads = known_.heads();
    std::vector<placed_entry> entries;
    entries.reserve(revisions.size());
    for (const auto revision : revisions)
      entries.push_back({known_.find(revision),
                         std::ranges::count(heads, revision) != 0,
                         std::ranges::count(at, revision) != 0,
                         known_.graph().children(revision).size() > 1,
                         {}});
    return entries;
  }

  [[nodiscard]] std::string url() const { return database_url(line_, around_.default_url); }
  [[nodiscard]] std::string shown_url() const { return without_passwords(url(), url()); }

  [[nodiscard]] std::unique_ptr<connection> connect(opening how = opening::existing) const {
    auto session = instar::connect(url(), around_.drivers, how);
    if (known_.is_squashed()) known_ = history_for(*session, around_.embedded);
    return session;
  }

  /// A script needs no database, but the URL of one says which dialect is meant.
  [[nodiscard]] const dialect& language() const {
    if (!line_.dialect.empty()) return find_dialect(line_.dialect);
    const std::string database = url();
    if (database.starts_with("postgres:")) return find_dialect("postgresql");
    for (const instar::dialect* each : dialects())
      if (database.starts_with(std::string(each->name()) + ':')) return *each;
    // What the URL says instead is not repeated, because it might hold a password.
    throw error(error_code::usage, "the database URL does not tell the dialect of the script",
                {.remedy = "give --dialect sqlite or --dialect postgresql"});
  }

  const command_line& line_;
  const surroundings& around_;
  presenter& answer_;
  mutable instar::history known_;  ///< as the database sees it, once there is one
};

/// Where `migrate` answers.
struct streams {
  std::ostream& out;
  std::ostream& err;
  appearance shown;
};

int execute(const command_line& line, const surroundings& around, std::ostream& err) {
  try {
    return command(line, around).execute();
  } catch (const error& failure) {
    around.answer.failed(failure, err);
    return failure.exit_code();
  } catch (const std::exception& failure) {
    around.answer.failed(error(error_code::database, failure.what()), err);
    return 1;
  }
}

int carry_out(const std::vector<std::string>& arguments, const std::string& program, const chain& embedded,
              std::span<const driver> drivers, std::string_view default_url, const streams& to) {
  if (arguments.size() > 1 && arguments[0] == "completion" && arguments[1] == "words") {
    to.out << completion_words({arguments.begin() + 2, arguments.end()}, history(embedded));
    return 0;
  }
  const auto parsed = parse_command_line(arguments);
  if (const auto* reply = std::get_if<command_reply>(&parsed)) {
    (reply->exit_code == 0 ? to.out : to.err) << reply->text;
    return reply->exit_code;
  }
  const auto& line = std::get<command_line>(parsed);
  const auto answer = line.json ? json_presenter(to.out) : text_presenter(to.out, to.shown);
  return execute(line, {embedded, drivers, default_url, program, to.out, *answer}, to.err);
}

/// Colours are as https://no-color.org asks.
appearance of_standard_output() {
  constexpr std::size_t usual_width = 80;
  if (isatty(STDOUT_FILENO) == 0) return {};
  const char* refused = std::getenv("NO_COLOR");
  winsize size{};
  const bool told = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0;
  return {refused == nullptr || *refused == '\0', told ? size.ws_col : usual_width};
}

}  // namespace

int migrate_command(const std::vector<std::string>& arguments, const chain& embedded, std::span<const driver> drivers,
                    std::string_view default_url, std::ostream& out, std::ostream& err) {
  return carry_out(arguments, std::string(embedded.name), embedded, drivers, default_url, {out, err, {}});
}

std::optional<int> migrate_command(int argc, char** argv, const chain& embedded, std::span<const driver> drivers,
                                   std::string_view default_url) {
  if (argc < 2 || argv[1] != std::string_view("migrate")) return std::nullopt;
  const auto given = take_words(argc, argv);
  std::vector<const char*> kept;
  kept.reserve(given.size());
  for (const auto& word : given) kept.push_back(word.c_str());
  return migrate_command(argc, kept.data(), embedded, drivers, default_url);
}

std::optional<int> migrate_command(int argc, const char* const* argv, const chain& embedded,
                                   std::span<const driver> drivers, std::string_view default_url) {
  if (argc < 2 || argv[1] != std::string_view("migrate")) return std::nullopt;
  const std::string path = argv[0];
  return carry_out(std::vector<std::string>(argv + 2, argv + argc), path.substr(path.rfind('/') + 1), embedded, drivers,
                   default_url, {std::cout, std::cerr, of_standard_output()});
}

}  // namespace instar
