#include <instar/sqlite.hpp>

#include <algorithm>
#include <thread>

#include <instar/error.hpp>

#include "sqlite/sqlite_lock_holder.hpp"
#include "sqlite/sqlite_statement.hpp"

namespace instar {
namespace {

using clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds statement_wait{5'000};

sqlite3* open_file(const std::string& file, opening how) {
  sqlite3* session = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | (how == opening::may_create ? SQLITE_OPEN_CREATE : 0);
  if (sqlite3_open_v2(file.c_str(), &session, flags, nullptr) == SQLITE_OK) return session;
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closing(session, sqlite3_close);
  throw error(
      error_code::database,
      std::string("SQLite cannot open the database: ") + (session ? sqlite3_errmsg(session) : "out of memory"),
      {.where = file,
       .native_code = session ? std::to_string(sqlite3_extended_errcode(session)) : "",
       .state = "nothing was changed",
       .remedy = how == opening::may_create
                     ? "see that its folder exists and may be written to"
                     : "see that the name is right; a database that is not there yet is made by migrate upgrade"});
}

/// For as long as it lives, statements of `session` wait no longer than this for other connections.
class statement_timeout {
 public:
  statement_timeout(sqlite3* session, milliseconds wait) : session_(session) { set(wait); }
  statement_timeout(const statement_timeout&) = delete;
  statement_timeout& operator=(const statement_timeout&) = delete;
  ~statement_timeout() { set(statement_wait); }

 private:
  void set(milliseconds wait) const {
    if (session_ != nullptr) sqlite3_busy_timeout(session_, static_cast<int>(wait.count()));
  }

  sqlite3* session_;
};

bool is_busy(const error& failure) {
  return !failure.native_code().empty() && (std::stoi(failure.native_code()) & 0xff) == SQLITE_BUSY;
}

[[noreturn]] void throw_locked(sqlite3* session, const error& busy, milliseconds wait) {
  const std::string holder = sqlite_lock_holder(session);
  throw error(error_code::locked,
              (holder.empty() ? "another connection" : holder) + " kept the SQLite database locked for longer than " +
                  std::to_string(wait.count()) + " ms (" + busy.message() + ")",
              {.statement = busy.statement(),
               .native_code = busy.native_code(),
               .remedy = "wait until the other process has written, or end it, and start again" +
                         std::string(holder.empty() ? "; `fuser` names the processes that have the file open" : ""),
               .worth_retrying = true});
}

}  // namespace

sqlite_connection::sqlite_connection(const std::string& file, opening how)
    : session_(open_file(file, how)), owned_(true) {
  sqlite3_busy_timeout(session_, static_cast<int>(statement_wait.count()));
  set_pragma("foreign_keys", true);
}

sqlite_connection::sqlite_connection(sqlite3* session) noexcept : session_(session) {}

sqlite_connection::~sqlite_connection() {
  if (owned_) sqlite3_close(session_);
}

const instar::dialect& sqlite_connection::dialect() const { return sqlite_dialect(); }

void sqlite_connection::begin(transaction_kind kind) {
  if (!sqlite3_get_autocommit(session_))
    throw error(error_code::usage, "the SQLite connection has a transaction open already",
                {.state = "that transaction is untouched",
                 .remedy = "commit or roll back before migrating: each migration is a transaction of its own"});
  transactional_ = kind != transaction_kind::none;
  if (!transactional_)
    wait_in_statements(locked_ ? wait_ : statement_wait);
  else if (kind == transaction_kind::schema_change)
    begin_schema_change();
  else
    static_cast<void>(execute("BEGIN", {}));
}

void sqlite_connection::wait_in_statements(std::chrono::milliseconds wait) const noexcept {
  if (owned_) sqlite3_busy_timeout(session_, static_cast<int>(wait.count()));
}

void sqlite_connection::begin_schema_change() {
  // Inside a transaction SQLite ignores this pragma silently, so it comes first.
  foreign_keys_ = pragma("foreign_keys");
  legacy_alter_table_ = pragma("legacy_alter_table");
  pragmas_changed_ = true;
  set_pragma("foreign_keys", false);
  set_pragma("legacy_alter_table", false);
  try {
    execute_patiently("BEGIN IMMEDIATE");
  } catch (...) {
    restore_pragmas();
    throw;
  }
}

void sqlite_connection::commit() {
  if (!transactional_) return wait_in_statements(statement_wait);
  // In rollback-journal mode readers can hold up a commit; it may be tried again as it is.
  execute_patiently("COMMIT");
  restore_pragmas();
}

void sqlite_connection::rollback() noexcept {
  if (!sqlite3_get_autocommit(session_)) sqlite3_exec(session_, "ROLLBACK", nullptr, nullptr, nullptr);
  if (!transactional_) wait_in_statements(statement_wait);
  restore_pragmas();
}

result sqlite_connection::execute(std::string_view sql, std::span<const value> parameters) {
  return execute_sqlite(session_, sql, parameters);
}

std::optional<result> sqlite_connection::attempt(std::string_view sql, std::span<const value> parameters) {
  return attempt_sqlite(session_, sql, parameters);
}

/// Our own loop, because setting SQLite's busy timeout would replace a busy handler of the application's. On a session
/// of our own that timeout would only add to the wait.
void sqlite_connection::execute_patiently(const char* sql) {
  const auto end = clock::now() + wait_;
  const statement_timeout none(owned_ ? session_ : nullptr, milliseconds(0));
  for (milliseconds pause{1};; pause = std::min(pause * 2, milliseconds(100))) {
    try {
      static_cast<void>(execute(sql, {}));
      return;
    } catch (const error& failure) {
      if (!is_busy(failure)) throw;
      if (clock::now() >= end) throw_locked(session_, failure, wait_);
    }
    std::this_thread::sleep_for(pause);
  }
}

void sqlite_connection::lock(std::string_view, const lock_waits& waits) {
  locked_ = true;
  wait_ = waits.migration;
}

void sqlite_connection::unlock(std::string_view) noexcept { locked_ = false; }

bool sqlite_connection::pragma(std::string_view name) const {
  const result answer = execute_sqlite(session_, "PRAGMA " + std::string(name), {});
  return !answer.rows.empty() && answer.rows.front().front() == value(std::int64_t{1});
}

void sqlite_connection::set_pragma(std::string_view name, bool on) const noexcept {
  const std::string sql = "PRAGMA " + std::string(name) + (on ? " = ON" : " = OFF");
  sqlite3_exec(session_, sql.c_str(), nullptr, nullptr, nullptr);
}

void sqlite_connection::restore_pragmas() noexcept {
  if (!pragmas_changed_) return;
  pragmas_changed_ = false;
  set_pragma("foreign_keys", foreign_keys_);
  set_pragma("legacy_alter_table", legacy_alter_table_);
}

std::unique_ptr<connection> open_sqlite(std::string_view url, opening how) {
  constexpr std::string_view scheme = "sqlite:";
  const std::string_view file = url.starts_with(scheme) ? url.substr(scheme.size()) : url;
  if (file.empty() || file.starts_with("//"))
    throw error(error_code::usage, "'" + std::string(url) + "' names no SQLite file",
                {.remedy = "write sqlite:app.db for a file in the current folder, sqlite:/var/lib/app.db for a whole "
                           "path, or sqlite::memory:"});
  return std::make_unique<sqlite_connection>(std::string(file), how);
}

}  // namespace instar
