#pragma once

/// One batch of a backfill.

#include <cstdint>
#include <optional>
#include <string>

#include <instar/operation.hpp>
#include <instar/transaction.hpp>

namespace instar {

struct backfill_batch {
  std::string key;    ///< of the last row of the batch
  std::int64_t rows;  ///< that were changed
  bool is_last;       ///< no row is left up to the end
};

/// Changes the rows behind the key `last`, or the first of all; none of those behind the key `end`.
[[nodiscard]] backfill_batch execute_batch(transaction& work, const backfill& step,
                                           const std::optional<std::string>& last, const std::string& end);

/// The greatest key that there is; none in an empty table.
[[nodiscard]] std::optional<std::string> greatest_key(transaction& work, const backfill& step);

/// How much of a backfill is done.
class backfill_progress {
 public:
  std::int64_t rows = 0;  ///< that this run has changed

  /// The share of the way to the key `end` from the first, as that is when it is asked first; nothing unless the keys
  /// are integers.
  [[nodiscard]] std::optional<double> share_at(transaction& work, const backfill& step, const std::string& key,
                                               const std::string& end);

 private:
  bool asked_ = false;
  std::optional<std::int64_t> first_;
};

}  // namespace instar
