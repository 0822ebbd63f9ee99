#pragma once

#include <instar/transaction.hpp>

namespace instar {

/// A transaction in the hands of a migration's function, which may do everything with it but commit.
class lent_transaction {
 public:
  lent_transaction(transaction& work, const std::map<std::string, std::string, std::less<>>& arguments) : work_(work) {
    work_.lent_ = true;
    work_.arguments_ = &arguments;
  }
  lent_transaction(const lent_transaction&) = delete;
  lent_transaction& operator=(const lent_transaction&) = delete;
  ~lent_transaction() {
    work_.lent_ = false;
    work_.arguments_ = nullptr;
  }

 private:
  transaction& work_;
};

}  // namespace instar
