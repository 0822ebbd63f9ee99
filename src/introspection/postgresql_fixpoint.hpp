#pragma once

/// Expressions that PostgreSQL itself would write otherwise when it reads them again.

#include <string>

namespace instar {

/// The SQL with lists of literals as they stay when they are read again. PostgreSQL writes `x IN ('a', 'b')` over a
/// `varchar` with casts of the whole list, reads that, and writes it with casts of each element; it keeps `'a'::text`.
[[nodiscard]] std::string with_settled_lists(const std::string& sql);

}  // namespace instar
