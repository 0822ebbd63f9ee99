#include "runtime/backfill_batch.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "dialects/standard_sql.hpp"

namespace instar {
namespace {

/// The SQL of a batch, in which `$1` is a key, and `$2` another where there are two.
class batch_statements {
 public:
  batch_statements(const backfill& step, const dialect& language)
      : step_(step), language_(language), key_(batch_key_sql(step, language)) {}

  /// The key of a row behind `$1`, so many rows further in this order.
  [[nodiscard]] std::string key_at(std::string_view condition, std::string_view order, std::int64_t further) const {
    return "SELECT " + key_ + " FROM " + language_.quote_table(step_.table) + std::string(condition) + " ORDER BY " +
           key_ + std::string(order) + " LIMIT 1 OFFSET " + std::to_string(further);
  }
  [[nodiscard]] std::string behind() const { return " WHERE " + key_ + " > $1"; }
  [[nodiscard]] std::string change_up_to() const { return batch_sql(step_, language_.name(), "(" + key_ + " <= $1)"); }
  [[nodiscard]] std::string change_between() const {
    return batch_sql(step_, language_.name(), "(" + key_ + " > $2 AND " + key_ + " <= $1)");
  }

 private:
  const backfill& step_;
  const dialect& language_;
  std::string key_;
};

std::optional<std::string> only_key(const result& found) {
  if (found.rows.empty()) return std::nullopt;
  return from_value<std::string>(found.rows.front().front(), "the key of a backfill");
}

/// Where a batch ends.
struct batch_end {
  std::string key;
  bool is_last;
};

/// Of the batch that begins behind `last`, or at the beginning.
std::optional<batch_end> find_end(transaction& work, const backfill& step, const std::optional<std::string>& last) {
  const batch_statements sql(step, work.dialect());
  const auto ask = [&](std::string_view order, std::int64_t further) {
    return only_key(last ? work.execute(sql.key_at(sql.behind(), order, further), *last)
                         : work.execute(sql.key_at("", order, further)));
  };
  if (auto full = ask("", step.batch - 1)) return batch_end{std::move(*full), false};
  if (auto greatest = ask(" DESC", 0)) return batch_end{std::move(*greatest), true};
  return std::nullopt;
}

std::optional<std::int64_t> integer(const std::optional<std::string>& text) {
  std::int64_t number = 0;
  if (!text) return std::nullopt;
  const auto* const end = text->data() + text->size();
  const auto read = std::from_chars(text->data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<backfill_batch> execute_batch(transaction& work, const backfill& step,
                                            const std::optional<std::string>& last) {
  const auto end = find_end(work, step, last);
  if (!end) return std::nullopt;
  const batch_statements sql(step, work.dialect());
  const auto done =
      last ? work.execute(sql.change_between(), end->key, *last) : work.execute(sql.change_up_to(), end->key);
  return backfill_batch{end->key, done.affected, end->is_last};
}

std::optional<double> backfill_progress::share_at(transaction& work, const backfill& step, const std::string& key) {
  if (!asked_) {
    const batch_statements sql(step, work.dialect());
    first_ = integer(only_key(work.execute(sql.key_at("", "", 0))));
    last_ = integer(only_key(work.execute(sql.key_at("", " DESC", 0))));
    asked_ = true;
  }
  const auto now = integer(key);
  if (!first_ || !last_ || !now) return std::nullopt;
  const auto whole = static_cast<double>(*last_) - static_cast<double>(*first_) + 1;
  return std::clamp((static_cast<double>(*now) - static_cast<double>(*first_) + 1) / whole, 0.0, 1.0);
}

}  // namespace instar
