#include "runtime/progress.hpp"

#include <algorithm>

namespace instar {
namespace {

constexpr std::size_t bar_width = 20;

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// `0:07`, `12:30`, `3:05:00`
std::string clock_text(std::chrono::seconds time) {
  const auto all = time.count(), hours = all / 3600, minutes = all / 60 % 60;
  if (hours == 0) return std::to_string(minutes) + ":" + two_digits(all % 60);
  return std::to_string(hours) + ":" + two_digits(minutes) + ":" + two_digits(all % 60);
}

/// `1,234,567`
std::string grouped(std::int64_t number) {
  std::string text = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), 1, ',');
  return text;
}

std::string percent(double share) { return std::to_string(static_cast<int>(share * 100)) + " %"; }

/// Not in the middle of a character of several bytes.
std::string cut(std::string text, std::size_t width) {
  if (text.size() <= width) return text;
  while (width != 0 && (static_cast<unsigned char>(text[width]) & 0xc0) == 0x80) --width;
  text.resize(width);
  return text;
}

}  // namespace

void progress_report::follow(const migration_event& event, time now) {
  if (event.what != migration_event::moment::progress) {
    rows_ = 0;
    share_.reset();
    first_.reset();
    tenths_ = 0;
  }
  revision_ = event.revision;
  description_ = event.description;
  step_ = event.step;
  steps_ = event.steps;
  if (event.what != migration_event::moment::progress) return;
  rows_ = event.rows;
  share_ = event.share;
  if (share_ && !first_) first_ = {now, *share_};
}

std::string progress_report::line(time now, std::size_t width) const {
  std::string text = revision_;
  if (step_ != 0) text += "  step " + std::to_string(step_) + "/" + std::to_string(steps_);
  if (share_) text += "  " + bar() + " " + percent(*share_);
  if (rows_ != 0) text += "  " + grouped(rows_) + " rows";
  if (const auto left = time_left(now); !left.empty()) text += "  " + left + " left";
  return cut(text + "  " + description_, width);
}

std::optional<std::string> progress_report::next_tenth() {
  if (!share_ || static_cast<int>(*share_ * 10) <= tenths_) return std::nullopt;
  tenths_ = static_cast<int>(*share_ * 10);
  return description_ + ": " + percent(*share_) + ", " + grouped(rows_) + " rows";
}

std::string progress_report::bar() const {
  const auto full = static_cast<std::size_t>(*share_ * bar_width);
  return "[" + std::string(full, '#') + std::string(bar_width - std::min(full, bar_width), '-') + "]";
}

/// From what this run has done so far: where it began, nobody knows how long the way to there took.
std::string progress_report::time_left(time now) const {
  if (!first_ || !share_ || *share_ <= first_->share) return {};
  const std::chrono::duration<double> taken = now - first_->when;
  const auto left = taken * ((1 - *share_) / (*share_ - first_->share));
  return clock_text(std::chrono::duration_cast<std::chrono::seconds>(left));
}

}  // namespace instar
