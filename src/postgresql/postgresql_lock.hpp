#pragma once

/// The advisory lock of a session.

#include <chrono>
#include <pqxx/pqxx>
#include <string_view>

namespace instar {

/// Polls until the lock is taken; throws `error` (`locked`) that names the holder after `wait`.
void take_advisory_lock(pqxx::connection_base& session, std::string_view name, std::chrono::milliseconds wait);

/// Throws what libpqxx throws.
void release_advisory_lock(pqxx::connection_base& session, std::string_view name);

}  // namespace instar
