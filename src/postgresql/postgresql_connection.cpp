#include <instar/postgresql.hpp>

#include <pqxx/pqxx>
#include <utility>

#include <instar/error.hpp>

#include "postgresql/postgresql_error.hpp"
#include "postgresql/postgresql_lock.hpp"
#include "postgresql/postgresql_session.hpp"
#include "postgresql/postgresql_values.hpp"

namespace instar {
namespace {

std::vector<const char*> pointers_to(const std::vector<std::optional<std::string>>& texts) {
  std::vector<const char*> pointers;
  pointers.reserve(texts.size());
  for (const auto& text : texts) pointers.push_back(text ? text->c_str() : nullptr);
  return pointers;
}

}  // namespace

struct postgresql_connection::state {
  std::unique_ptr<postgresql_session> owned;          ///< null for a wrapped session
  std::unique_ptr<pqxx::quiet_errorhandler> silence;  ///< notices would go to standard error otherwise
  pqxx::connection_base& session;
  std::unique_ptr<pqxx::transaction_base> work;
  int lock_holder = 0;          ///< the server process that has the migration lock
  bool watched_for_us = false;  ///< whether it looks for this client meanwhile
  lock_waits waits;
  std::string lock_timeout_before;  ///< as the session had it, in PostgreSQL's own words
  bool is_outside = false;          ///< the open transaction is none, and may wait longer

  void open(transaction_kind kind);
  void close() noexcept;
  void require_lock() const;
};

void postgresql_connection::state::open(transaction_kind kind) {
  if (kind != transaction_kind::none) {
    work = std::make_unique<pqxx::work>(session);
    return;
  }
  work = std::make_unique<pqxx::nontransaction>(session);
  // Of a session that is not connected yet, only statements without parameters do that.
  if (!session.is_open()) work->exec("SELECT 1");
}

void postgresql_connection::state::close() noexcept {
  // The destructor of libpqxx's transaction sends ROLLBACK and survives a broken connection.
  work.reset();
  if (!std::exchange(is_outside, false)) return;
  try {
    set_lock_timeout(session, waits.statement);
  } catch (const std::exception&) {
    // Only a broken session refuses this, and the next transaction will say so.
  }
}

/// libpqxx 6 replaces a broken session by a new one without a word, and the lock went with the old.
void postgresql_connection::state::require_lock() const {
  if (session.backendpid() == lock_holder) return;
  throw error(error_code::database, "the connection to PostgreSQL broke, and the migration lock went with it",
              {.native_code = "08003", .remedy = "start again", .worth_retrying = true});
}

postgresql_connection::postgresql_connection(const std::string& url) {
  auto session = open_postgresql_session(url);
  auto& reference = *session;
  auto silence = std::make_unique<pqxx::quiet_errorhandler>(reference);
  state_.reset(new state{.owned = std::move(session), .silence = std::move(silence), .session = reference, .work = {}});
}

postgresql_connection::postgresql_connection(pqxx::connection_base& session)
    : state_(new state{.owned = {}, .silence = {}, .session = session, .work = {}}) {}

postgresql_connection::~postgresql_connection() = default;

const instar::dialect& postgresql_connection::dialect() const { return postgresql_dialect(); }

pqxx::connection_base& postgresql_connection::native() noexcept { return state_->session; }

void postgresql_connection::begin(transaction_kind kind) {
  try {
    state_->open(kind);
    if (kind == transaction_kind::ordinary || state_->lock_holder == 0) return;
    state_->require_lock();
    if (kind != transaction_kind::none) return;
    state_->is_outside = true;
    state_->work->exec(lock_timeout_sql(state_->waits.outside));
  } catch (...) {
    rollback();
    rethrow_postgresql_error("BEGIN");
  }
}

void postgresql_connection::commit() {
  try {
    state_->work->commit();
    state_->close();
  } catch (...) {
    rethrow_postgresql_error("COMMIT");
  }
}

void postgresql_connection::rollback() noexcept { state_->close(); }

result postgresql_connection::execute(std::string_view sql, std::span<const value> parameters) {
  try {
    const auto texts = write_parameters(parameters);
    const auto pointers = pointers_to(texts);
    return read_result(state_->work->exec_params(std::string(sql), pqxx::prepare::make_dynamic_params(pointers)));
  } catch (...) {
    rethrow_postgresql_error(sql);
  }
}

void postgresql_connection::lock(std::string_view name, const lock_waits& waits) {
  try {
    take_advisory_lock(state_->session, name, waits.migration);
    state_->lock_holder = state_->session.backendpid();
    state_->waits = waits;
    state_->lock_timeout_before = lock_timeout_of(state_->session);
    set_lock_timeout(state_->session, waits.statement);
    state_->watched_for_us = watch_client(state_->session);
  } catch (...) {
    rethrow_postgresql_error("SELECT pg_try_advisory_lock");
  }
}

void postgresql_connection::unlock(std::string_view name) noexcept {
  state_->lock_holder = 0;
  try {
    set_lock_timeout(state_->session, state_->lock_timeout_before);
    release_advisory_lock(state_->session, name);
    if (std::exchange(state_->watched_for_us, false)) leave_client_unwatched(state_->session);
  } catch (const std::exception&) {
    // Only a broken session refuses this, and its locks are gone.
  }
}

std::unique_ptr<connection> open_postgresql(std::string_view url, opening) {
  return std::make_unique<postgresql_connection>(std::string(url));
}

}  // namespace instar
