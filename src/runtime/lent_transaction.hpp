#pragma once

#include <instar/transaction.hpp>

namespace instar {

/// A transaction in the hands of a migration's function, which may do everything with it but commit.
class lent_transaction {
 public:
  explicit lent_transaction(transaction& work) : work_(work) { work_.lent_ = true; }
  lent_transaction(const lent_transaction&) = delete;
  lent_transaction& operator=(const lent_transaction&) = delete;
  ~lent_transaction() { work_.lent_ = false; }

 private:
  transaction& work_;
};

}  // namespace instar
