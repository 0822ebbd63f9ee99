#include <instar/migration_lock.hpp>

namespace instar {

migration_lock::migration_lock(connection& session, std::string_view name, std::chrono::milliseconds wait)
    : migration_lock(session, name, lock_waits{.migration = wait}) {}

migration_lock::migration_lock(connection& session, std::string_view name, const lock_waits& waits)
    : session_(session), name_(name) {
  session_.lock(name_, waits);
}

migration_lock::~migration_lock() { session_.unlock(name_); }

}  // namespace instar
