#pragma once

/// Finds what means the same to PostgreSQL, though it keeps it apart.

#include <instar/model.hpp>

namespace instar {

/// `any` with what means the same in `other` written as it is there: the time that a transaction began at is `now()`,
/// `CURRENT_TIMESTAMP` or `transaction_timestamp()`. Both are in the words that PostgreSQL itself writes.
[[nodiscard]] model aligned_in_postgresql(const model& any, const model& other);

}  // namespace instar
