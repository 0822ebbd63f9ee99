#pragma once

/// A session of instar's own.

#include <memory>
#include <pqxx/pqxx>
#include <string>

namespace instar {

/// How libpqxx connects, also where it replaces a broken session: to one that speaks UTF-8 and tells dates in ISO form,
/// whatever the database has as its own.
class connect_in_own_form : public pqxx::connect_direct {
 public:
  using connect_direct::connect_direct;
  handle do_completeconnect(handle session) override;
};

using postgresql_session = pqxx::basic_connection_base<connect_in_own_form>;

/// Connects to a URL or with a connection string of libpq. Throws `error` (`database`), in which no password appears.
[[nodiscard]] std::unique_ptr<postgresql_session> open_postgresql_session(const std::string& url);

}  // namespace instar
