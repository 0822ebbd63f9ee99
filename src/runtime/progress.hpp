#pragma once

/// What people are told while a migration is at work.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include <instar/migrate.hpp>

namespace instar {

/// Follows the events of a run.
///
///     progress_report told;
///     told.follow(event, now);
///     out << told.line(now, 80);
class progress_report {
 public:
  using time = std::chrono::steady_clock::time_point;

  void follow(const migration_event& event, time now);

  /// Migration, step, rows and time left as far as they are known, on one line of at most `width` characters.
  [[nodiscard]] std::string line(time now, std::size_t width) const;

  /// A sentence whenever a further tenth of a step is done, for those who see no line that changes.
  [[nodiscard]] std::optional<std::string> next_tenth();

 private:
  struct observation {
    time when;
    double share;
  };

  [[nodiscard]] std::string bar() const;
  [[nodiscard]] std::string time_left(time now) const;

  std::string revision_, description_;
  std::size_t step_ = 0, steps_ = 0;
  std::int64_t rows_ = 0;
  std::optional<double> share_;
  std::optional<observation> first_;  ///< of the step's progress in this run
  int tenths_ = 0;
};

}  // namespace instar
