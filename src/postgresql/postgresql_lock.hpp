#pragma once

/// The advisory lock of a session, and how long it waits for the locks of others.

#include <chrono>
#include <pqxx/pqxx>
#include <string>
#include <string_view>

namespace instar {

/// Polls until the lock is taken; throws `error` (`locked`) that names the holder after `wait`, and `error`
/// (`unsupported`) when another session than this one answers, as behind a pool.
void take_advisory_lock(pqxx::connection_base& session, std::string_view name, std::chrono::milliseconds wait);

/// Makes the server look, while it executes a statement, whether this client is still there: otherwise one that dies
/// would keep its locks until the statement is done. Whether the session was not watched before.
[[nodiscard]] bool watch_client(pqxx::connection_base& session);
/// Throws what libpqxx throws.
void leave_client_unwatched(pqxx::connection_base& session);

/// The statement that lets every statement after it wait for a table no longer than this.
[[nodiscard]] std::string lock_timeout_sql(std::chrono::milliseconds limit);

/// The session's `lock_timeout` in PostgreSQL's own words. These throw what libpqxx throws.
[[nodiscard]] std::string lock_timeout_of(pqxx::connection_base& session);
void set_lock_timeout(pqxx::connection_base& session, std::chrono::milliseconds limit);
void set_lock_timeout(pqxx::connection_base& session, const std::string& limit);

/// Throws what libpqxx throws.
void release_advisory_lock(pqxx::connection_base& session, std::string_view name);

}  // namespace instar
