#include "postgresql/postgresql_session.hpp"

#include <libpq-fe.h>

#include <exception>
#include <string_view>

#include <instar/error.hpp>

#include "connection/redaction.hpp"

namespace instar {
namespace {

/// The server tells how a session is when that begins, and most often nothing is to be changed: that spares each start
/// two queries. libpqxx does not pass on what it tells.
void ensure(PGconn* session, const char* parameter, std::string_view beginning, const char* sql) {
  const char* told = PQparameterStatus(session, parameter);
  if (told != nullptr && std::string_view(told).starts_with(beginning)) return;
  const std::unique_ptr<PGresult, decltype(&PQclear)> done(PQexec(session, sql), PQclear);
  if (PQresultStatus(done.get()) != PGRES_COMMAND_OK) throw pqxx::broken_connection(PQerrorMessage(session));
}

}  // namespace

/// libpqxx disconnects when this throws.
pqxx::connectionpolicy::handle connect_in_own_form::do_completeconnect(handle session) {
  if (PQstatus(session) != CONNECTION_OK) return session;  // which libpqxx lets go of next
  ensure(session, "client_encoding", "UTF8", "SET client_encoding = UTF8");
  ensure(session, "DateStyle", "ISO", "SET datestyle = ISO");
  return session;
}

std::unique_ptr<postgresql_session> open_postgresql_session(const std::string& url) {
  try {
    return std::make_unique<postgresql_session>(url);
  } catch (const std::exception& thrown) {
    std::string said = thrown.what();
    said.erase(said.find_last_not_of("\r\n ") + 1);
    throw error(
        error_code::database, "cannot connect to PostgreSQL: " + without_passwords(said, url),
        {.native_code = "08001",
         .state = "nothing was changed",
         .remedy = "see that the server runs and the URL names it: postgresql://user:password@host:5432/database; "
                   "characters such as @ and / in a password are written %40 and %2F",
         .worth_retrying = true});
  }
}

}  // namespace instar
