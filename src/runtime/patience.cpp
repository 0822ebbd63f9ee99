#include "runtime/patience.hpp"

#include <algorithm>

namespace instar {
namespace {

using std::chrono::milliseconds;

/// Another session had what the transaction wanted, and the database has rolled the transaction back for certain.
/// Source: PostgreSQL manual, appendix A: serialization_failure, deadlock_detected, lock_not_available.
bool is_held_up(const error& failure) {
  const auto& code = failure.native_code();
  return failure.facts().state.empty() && (code == "40001" || code == "40P01" || code == "55P03");
}

}  // namespace

std::optional<milliseconds> patience::pause_after(const error& failure) {
  constexpr milliseconds longest{5'000};
  if (!is_held_up(failure)) return std::nullopt;
  const auto now = clock::now();
  if (!end_) {
    end_ = now + in_all_;
    random_.seed(std::random_device{}());
  }
  if (now >= *end_) return std::nullopt;
  const milliseconds pause(std::uniform_int_distribution<milliseconds::rep>(next_.count() / 2, next_.count())(random_));
  next_ = std::min(next_ * 2, longest);
  return std::min(pause, std::chrono::ceil<milliseconds>(*end_ - now));
}

}  // namespace instar
