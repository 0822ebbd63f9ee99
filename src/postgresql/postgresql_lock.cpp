#include "postgresql/postgresql_lock.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <thread>

#include <instar/error.hpp>
#include <instar/vocabulary/frame.hpp>

namespace instar {
namespace {

using clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// PostgreSQL keeps the locks of each database apart, so the name alone makes the key.
std::int64_t key_of(std::string_view name) { return static_cast<std::int64_t>(frame::checksum(name)); }

/// A lock of the session is worth nothing where the next transaction may be in another.
[[noreturn]] void refuse_pool(int answering) {
  throw error(error_code::unsupported,
              "a connection pool stands before the server (process " + std::to_string(answering) +
                  " of it has answered, which is not the one that was connected to), and through it the migration "
                  "lock would not hold",
              {.state = "nothing was changed",
               .remedy = "migrate over a connection to the server itself; programs that find nothing to migrate may "
                         "go through the pool"});
}

/// A pool tells every client of a server process that is none.
bool try_lock(pqxx::connection_base& session, std::int64_t key) {
  pqxx::nontransaction query(session);
  const auto answer =
      query.exec_params1("SELECT pg_backend_pid(), CASE WHEN pg_backend_pid() = $2 THEN pg_try_advisory_lock($1) END",
                         key, session.backendpid());
  if (!answer[1].is_null()) return answer[1].as<bool>();
  const auto answering = answer[0].as<int>();
  if (answering != session.backendpid()) refuse_pool(answering);
  return false;  // libpqxx has just connected again
}

/// A sentence about the session that has the lock, as far as this role may know.
std::string describe_holder(pqxx::connection_base& session, std::int64_t key) {
  // A lock on a 64-bit key shows its halves, and objsubid 1 (PostgreSQL manual, section 54.12, pg_locks).
  constexpr const char* sql =
      "SELECT a.pid, coalesce(nullif(a.application_name, ''), 'without a name'), coalesce(a.usename, 'unknown'),"
      " coalesce(a.backend_start::timestamptz(0)::text, 'unknown'), coalesce(a.state, 'unknown'),"
      " coalesce(a.query_start::timestamptz(0)::text, 'unknown'), coalesce(nullif(a.query, ''), 'nothing yet')"
      " FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
      " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
      " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
      " AND ((l.classid::bigint << 32) | l.objid::bigint) = $1";
  pqxx::nontransaction query(session);
  const pqxx::result found = query.exec_params(sql, key);
  if (found.empty()) return "the holder has just gone";
  const auto holder = found.front();
  const auto text = [&](pqxx::row::size_type column) { return std::string(holder[column].c_str()); };
  return "pid " + text(0) + " (application " + text(1) + ", user " + text(2) + ") has it, connected since " + text(3) +
         ", now " + text(4) + "; since " + text(5) + " it runs or ran last: " + text(6);
}

[[noreturn]] void refuse(const std::string& holder, milliseconds wait) {
  const auto pid = holder.substr(4, holder.find(' ', 4) - 4);
  const bool known = holder.starts_with("pid ");
  throw error(error_code::locked,
              "another session kept the migration lock of this database for longer than " +
                  std::to_string(wait.count()) + " ms: " + holder,
              {.remedy = "wait until it is done and start again" +
                         (known ? "; if it hangs, end it: SELECT pg_terminate_backend(" + pid + ")" : std::string()),
               .worth_retrying = true});
}

}  // namespace

void take_advisory_lock(pqxx::connection_base& session, std::string_view name, milliseconds wait) {
  const std::int64_t key = key_of(name);
  const auto end = clock::now() + wait;
  for (milliseconds pause{5}; !try_lock(session, key); pause = std::min(pause * 2, milliseconds(500))) {
    const auto left = std::chrono::duration_cast<milliseconds>(end - clock::now());
    if (left.count() <= 0) refuse(describe_holder(session, key), wait);
    std::this_thread::sleep_for(std::min(pause, left));
  }
}

bool watch_client(pqxx::connection_base& session) {
  constexpr int first_that_can = 140'000;
  if (session.server_version() < first_that_can) return false;
  pqxx::nontransaction query(session);
  try {
    return !query
                .exec(
                    "SELECT set_config('client_connection_check_interval', '500ms', false)"
                    " WHERE current_setting('client_connection_check_interval') = '0'")
                .empty();
  } catch (const pqxx::sql_error&) {
    return false;  // the server's system cannot tell
  }
}

void leave_client_unwatched(pqxx::connection_base& session) {
  pqxx::nontransaction(session).exec("SELECT set_config('client_connection_check_interval', '0', false)");
}

std::string lock_timeout_sql(milliseconds limit) {
  // 0 would be no limit at all.
  const auto least = milliseconds(1), most = milliseconds(std::numeric_limits<std::int32_t>::max());
  return "SET lock_timeout = " + std::to_string(std::clamp(limit, least, most).count());
}

std::string lock_timeout_of(pqxx::connection_base& session) {
  pqxx::nontransaction query(session);
  return query.exec1("SHOW lock_timeout")[0].c_str();
}

void set_lock_timeout(pqxx::connection_base& session, milliseconds limit) {
  pqxx::nontransaction query(session);
  query.exec0(lock_timeout_sql(limit));
}

void set_lock_timeout(pqxx::connection_base& session, const std::string& limit) {
  pqxx::nontransaction query(session);
  query.exec0("SET lock_timeout = " + query.quote(limit));
}

void release_advisory_lock(pqxx::connection_base& session, std::string_view name) {
  pqxx::nontransaction query(session);
  query.exec_params1("SELECT pg_advisory_unlock($1)", key_of(name));
}

}  // namespace instar
