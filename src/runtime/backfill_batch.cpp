#include "runtime/backfill_batch.hpp"

#include <algorithm>
#include <charconv>

#include "dialects/standard_sql.hpp"

namespace instar {
namespace {

/// The SQL of a batch, in which `$1` is the key that it comes to, and `$2` the one behind which it begins, if there is.
class batch_statements {
 public:
  batch_statements(const backfill& step, const dialect& language)
      : step_(step), language_(language), key_(batch_key_sql(step, language)) {}

  [[nodiscard]] std::string first_key() const { return keys("") + " LIMIT 1"; }
  [[nodiscard]] std::string greatest_key() const { return keys("") + " DESC LIMIT 1"; }
  /// The key of the last row of a full batch.
  [[nodiscard]] std::string full_batch(bool begins_behind) const {
    return keys(" WHERE " + within(begins_behind)) + " LIMIT 1 OFFSET " + std::to_string(step_.batch - 1);
  }
  [[nodiscard]] std::string change(bool begins_behind) const {
    return batch_sql(step_, language_.name(), "(" + within(begins_behind) + ")");
  }

 private:
  [[nodiscard]] std::string keys(const std::string& condition) const {
    return "SELECT " + key_ + " FROM " + language_.quote_table(step_.table) + condition + " ORDER BY " + key_;
  }
  [[nodiscard]] std::string within(bool begins_behind) const {
    return (begins_behind ? key_ + " > $2 AND " : "") + key_ + " <= $1";
  }

  const backfill& step_;
  const dialect& language_;
  std::string key_;
};

std::optional<std::string> only_key(const result& found) {
  if (found.rows.empty()) return std::nullopt;
  return from_value<std::string>(found.rows.front().front(), "the key of a backfill");
}

std::optional<std::int64_t> integer(const std::optional<std::string>& text) {
  std::int64_t number = 0;
  if (!text) return std::nullopt;
  const auto* const end = text->data() + text->size();
  const auto read = std::from_chars(text->data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

}  // namespace

backfill_batch execute_batch(transaction& work, const backfill& step, const std::optional<std::string>& last,
                             const std::string& end) {
  const batch_statements sql(step, work.dialect());
  const auto execute = [&](const std::string& statement, const std::string& up_to) {
    return last ? work.execute(statement, up_to, *last) : work.execute(statement, up_to);
  };
  const auto key = only_key(execute(sql.full_batch(last.has_value()), end)).value_or(end);
  return {key, execute(sql.change(last.has_value()), key).affected, key == end};
}

std::optional<std::string> greatest_key(transaction& work, const backfill& step) {
  return only_key(work.execute(batch_statements(step, work.dialect()).greatest_key()));
}

std::optional<double> backfill_progress::share_at(transaction& work, const backfill& step, const std::string& key,
                                                  const std::string& end) {
  if (!asked_) first_ = integer(only_key(work.execute(batch_statements(step, work.dialect()).first_key())));
  asked_ = true;
  const auto now = integer(key), last = integer(end);
  if (!first_ || !last || !now) return std::nullopt;
  const auto whole = static_cast<double>(*last) - static_cast<double>(*first_) + 1;
  if (whole < 1) return 1.0;  // all rows up to the end have gone
  return std::clamp((static_cast<double>(*now) - static_cast<double>(*first_) + 1) / whole, 0.0, 1.0);
}

}  // namespace instar
