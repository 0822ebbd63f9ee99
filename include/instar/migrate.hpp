#pragma once

/// Brings a database from where it is to where it should be.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <instar/chain.hpp>
#include <instar/connection.hpp>
#include <instar/dialect.hpp>
#include <instar/introspection.hpp>
#include <instar/transaction.hpp>

namespace instar {

enum class direction { up, down };

/// Something that happens during `upgrade` or `downgrade`, for progress bars and logs.
struct migration_event {
  enum class moment {
    begins,    ///< the migration's transaction is open
    step,      ///< a step is about to be executed
    progress,  ///< a batch of a backfill is committed
    done,      ///< the migration is committed
    again,     ///< others were in the way, as `description` says; after a pause the transaction is begun again
    creates,   ///< the transaction is open in which a new database is made at once, up to the migration that is named
  };
  moment what;
  direction way;
  std::string_view revision;
  std::string_view message;
  std::size_t steps;                 ///< that the migration has
  std::size_t step = 0;              ///< counted from 1, of `moment::step` and `moment::progress`
  std::string_view description;      ///< of that step: `add column tasks priority integer`; of `again`, what failed
  std::int64_t rows = 0;             ///< that the step has changed in this run, of `moment::progress`
  std::optional<double> share = {};  ///< of the step that is done, from 0 to 1, where that can be told
};

/// What to do about a step outside a transaction of which the journal knows that it was begun, and the migration not
/// how to find out what became of it.
enum class begun_step {
  refuse,  ///< throw, and change nothing
  again,   ///< execute it again
  done,    ///< take it for done
};

struct migration_options {
  /// How long to wait for others: for a process that is migrating, and on PostgreSQL for tables in use, from the
  /// first time that one was not to be had since the last commit.
  std::chrono::milliseconds lock_wait = std::chrono::seconds(60);

  /// PostgreSQL: how long one statement waits for a table, because all who want it afterwards wait behind that
  /// statement. The transaction is then rolled back, others pass, and it is tried again until `lock_wait` is over, with
  /// pauses that grow and are never quite the same. A dry run is not tried again.
  std::chrono::milliseconds lock_timeout = std::chrono::seconds(2);

  /// PostgreSQL: the same for a statement outside transactions, such as `CREATE INDEX CONCURRENTLY`. It waits for
  /// everybody who began earlier, and nobody waits behind it.
  std::chrono::milliseconds concurrent_lock_timeout = std::chrono::hours(1);

  /// Execute everything in one transaction and roll it back. The report tells in `migrations` what would be done, and
  /// nothing is different afterwards.
  bool dry_run = false;

  /// Go through every migration, even where the chain says how a new database is made at once.
  bool every_migration = false;

  /// For the functions that migrations run: `work.argument("tenant")`.
  migration_arguments arguments = {};

  /// Called in the thread that migrates. What it throws is handled as a failure of the migration.
  std::function<void(const migration_event&)> observer = {};

  /// Called within the transaction of each migration, before its first step and behind its last. They may change the
  /// database, and what they throw undoes the migration. Of a migration that is several transactions, the first and
  /// the last.
  std::function<void(transaction&, const migration_event&)> before = {};
  std::function<void(transaction&, const migration_event&)> after = {};

  /// After somebody has looked.
  begun_step begun = begun_step::refuse;

  /// The same, as a connection takes them.
  [[nodiscard]] lock_waits waits() const {
    return {.migration = lock_wait, .statement = std::min(lock_timeout, lock_wait), .outside = concurrent_lock_timeout};
  }
};

/// A migration that was committed.
struct migrated {
  direction way;
  std::string revision;
  std::string message;
  friend bool operator==(const migrated&, const migrated&) = default;
};

/// What a call has done. When `migrations` is empty, nothing was written and, on PostgreSQL, nothing locked.
struct report {
  std::vector<std::string> before;  ///< revisions at which the database was; none is the base
  std::vector<std::string> after;
  std::vector<migrated> migrations;  ///< in the order in which they were committed
  /// What newer programs have applied behind all that this one knows, and recorded as harmless to it.
  std::vector<std::string> newer = {};
};

/// Applies what is missing up to and including `target`, a symbol as `resolve` takes them.
///
/// With nothing to do this is one read. Otherwise it takes the migration lock, and each migration is one transaction:
/// its steps and its row in the journal happen together or not at all. One with steps that cannot be in a transaction,
/// or that are several, is journalled before and after each of these; stopped anywhere, the next call completes it.
/// Processes that start at the same time take turns, and each migration is applied once. A target that is already
/// behind changes nothing.
///
/// A database to which nothing was applied and that is to come to the heads is made at once where that is known to
/// leave the same: the schema of the heads is created, the steps that are `needed_when_new` are executed on it, and all
/// migrations are journalled, in one transaction.
///
///     instar::upgrade(*connection, app_migrations);
///
/// Throws `error`: `newer_database`, `unknown_revision`, `history_diverged` or `malformed` when database and chain do
/// not fit each other, and then nothing was changed; `locked` when another process is at it for longer than
/// `lock_wait`; otherwise that of the step that failed. The failed migration was rolled back whole, unless it is
/// several transactions; those before it stay applied, and `facts().state` says where the database is.
report upgrade(connection& session, const chain& embedded, std::string_view target = "heads",
               const migration_options& options = {});

/// Undoes what was applied after `target`, last applied first, by the downgrade steps of the embedded migrations:
/// its children, and all that follows or depends on them. Other branches stay as they are. What a newer program has
/// applied is undone by what the journal holds of it.
///
///     instar::downgrade(*connection, app_migrations, "-1");
///
/// Throws as `upgrade` does, and `error` (`irreversible`) before anything runs when one of them has no way down.
report downgrade(connection& session, const chain& embedded, std::string_view target,
                 const migration_options& options = {});

/// The revisions at which the database is: none for the base, one unless branches are applied apart. Writes nothing.
/// Throws as `upgrade` does when database and chain do not fit each other.
[[nodiscard]] std::vector<std::string> current(connection& session, const chain& embedded);

/// A migration of several transactions that was broken off between two of them. `upgrade` and `downgrade` complete it
/// first, whichever way it was going.
struct half_way {
  direction way = direction::up;
  std::string revision;
  std::size_t steps_done = 0;
  /// What is known of the step behind those: nothing, that it was `begun`, or for a backfill the `key` of the last row
  /// that is done.
  std::string step_state = {};
  friend bool operator==(const half_way&, const half_way&) = default;
};

/// How a database stands to the chain of a program.
struct standing {
  std::vector<std::string> current;  ///< the revisions at which it is; none is the base
  std::vector<std::string> heads;    ///< those of the chain
  std::vector<std::string> missing;  ///< what `upgrade` would apply, in that order
  std::optional<instar::half_way> half_way = {};
  std::vector<std::string> newer = {};  ///< what newer programs have applied, and recorded as harmless to this one
  [[nodiscard]] bool at_heads() const noexcept { return missing.empty() && !half_way; }
};

/// Whether the database is at the heads of this program, and what is missing. Writes nothing. Throws as `current` does.
[[nodiscard]] standing standing_of(connection& session, const chain& embedded);

/// What the database holds beside what the migrations that are applied to it make of one; of those that newer programs
/// have applied, the journal tells what they make. Reads only what `compare_live` reads. Throws as `current` does, and
/// `error` (`newer_database`) when the journal does not tell, or in words that this program cannot read.
[[nodiscard]] live_comparison compare_live(connection& session, const chain& embedded,
                                           const introspection_options& options = {});

/// The same with what the migrations up to `target` make, for a database that is not in the journal yet.
[[nodiscard]] live_comparison compare_live(connection& session, const chain& embedded, std::string_view target,
                                           const introspection_options& options = {});

/// For the start of a program: throws `error` (`differs`) when the database is not what the migrations that are applied
/// to it make, with the difference in words.
///
///     instar::upgrade(*connection, app_migrations);
///     instar::expect_no_drift(*connection, app_migrations);
void expect_no_drift(connection& session, const chain& embedded, const introspection_options& options = {});

/// Declares that the database is at these revisions, without executing anything: their rows and those of all that they
/// need come into the journal, what follows them goes. Branches that they say nothing about stay as they are.
///
/// With `purge` the rows of this chain go first, unread: the way out when the journal does not fit the chain.
///
///     instar::stamp(*connection, app_migrations, {"head"});
///
/// Throws as `upgrade` does, and then nothing was changed.
report stamp(connection& session, const chain& embedded, const std::vector<std::string>& targets, bool purge = false,
             const migration_options& options = {});

/// The revisions at which Alembic says that the database is, from its table `alembic_version`; none when it has never
/// kept the database. Writes nothing.
[[nodiscard]] std::vector<std::string> alembic_revisions(connection& session);

/// Takes over a database that Alembic has kept until now: `stamp` with the revisions at which Alembic left it.
/// Alembic's own table stays.
///
/// Throws as `stamp` does, and `error`, `usage` when Alembic has left nothing, and `unknown_revision` when no migration
/// of the chain has the id of one of Alembic's.
report stamp_from_alembic(connection& session, const chain& embedded, const migration_options& options = {});

/// Makes the journal's table if it is not there, adds what one that an older instar made lacks, and nothing else.
void ensure_journal(connection& session, const migration_options& options = {});

/// A step as it would be executed.
struct planned_step {
  std::string description;
  std::vector<statement> statements;  ///< none for a C++ function
  bool apart = false;                 ///< not in the migration's transaction: what is before it is committed first
};

/// A migration as it would be executed; for a new database that is made at once the only one, called after the last.
struct planned_migration {
  direction way;
  std::string revision;
  std::string message;
  std::vector<planned_step> steps;
};

/// What `upgrade`, or `downgrade` when `target` is behind, would do. Reads the journal and writes nothing.
[[nodiscard]] std::vector<planned_migration> plan(connection& session, const chain& embedded,
                                                  std::string_view target = "heads");

/// A script that does the same offline, from one revision to another, journal included.
///
/// It is for databases that a program may not reach: it takes no lock, and cannot look at the database. Where `upgrade`
/// would keep triggers that only the database knows, the script stops if there are any.
///
/// Throws `error` (`unsupported`) when one of the migrations runs a C++ function.
///
///     std::cout << instar::sql(app_migrations, instar::postgresql_dialect(), "base", "head");
[[nodiscard]] std::string sql(const chain& embedded, const dialect& language, std::string_view from = "base",
                              std::string_view to = "heads");

/// A script that brings a database from wherever it is in the chain to `to`, and does nothing where it is there: from
/// the base, from any revision, and from parts of several branches. It is for the database's own shell: `psql`, or any
/// other client of PostgreSQL, and `sqlite3`, which writes a file beside it. It stops where the program would refuse
/// the database, and at a migration that is due and runs a C++ function.
///
/// Throws `error` (`unsupported`) for a dialect without such a shell, and when branches lie side by side in more ways
/// than a script can tell apart.
[[nodiscard]] std::string idempotent_sql(const chain& embedded, const dialect& language, std::string_view to = "heads");

/// The script of `stamp` for a database that is at `from`.
[[nodiscard]] std::string stamp_sql(const chain& embedded, const dialect& language, std::string_view from,
                                    std::string_view to);

/// The script of `ensure_journal`.
[[nodiscard]] std::string ensure_journal_sql();

}  // namespace instar
