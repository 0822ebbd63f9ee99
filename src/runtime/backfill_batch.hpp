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
  bool is_last;       ///< there were fewer rows left than a batch takes
};

/// Changes the rows behind the key `last`, or the first of all. Nothing when there are none left. Behind one that is
/// not full there may be rows again, which have just come; to go on for them would have no end while others write.
[[nodiscard]] std::optional<backfill_batch> execute_batch(transaction& work, const backfill& step,
                                                          const std::optional<std::string>& last);

/// How much of a backfill is done.
class backfill_progress {
 public:
  std::int64_t rows = 0;  ///< that this run has changed

  /// The share of the way from the first key to the last, as they are when it is asked first; nothing unless the keys
  /// are integers.
  [[nodiscard]] std::optional<double> share_at(transaction& work, const backfill& step, const std::string& key);

 private:
  bool asked_ = false;
  std::optional<std::int64_t> first_, last_;
};

}  // namespace instar
