#pragma once

#include <instar/transaction.hpp>

namespace instar {

/// A connection while a function of a migration runs, which may ask for its arguments.
class lent_connection {
 public:
  lent_connection(connection& session, const migration_arguments& arguments) : session_(session) {
    session_.arguments_ = &arguments;
  }
  lent_connection(const lent_connection&) = delete;
  lent_connection& operator=(const lent_connection&) = delete;
  ~lent_connection() { session_.arguments_ = nullptr; }

 private:
  connection& session_;
};

/// A transaction in the hands of a migration's function, which may do everything with it but commit.
class lent_transaction {
 public:
  lent_transaction(transaction& work, const migration_arguments& arguments)
      : work_(work), session_(work.session_, arguments) {
    work_.lent_ = true;
  }
  lent_transaction(const lent_transaction&) = delete;
  lent_transaction& operator=(const lent_transaction&) = delete;
  ~lent_transaction() { work_.lent_ = false; }

 private:
  transaction& work_;
  lent_connection session_;
};

}  // namespace instar
