#include <instar/conversion.hpp>

#include <instar/dialect.hpp>
#include <instar/error.hpp>

namespace instar::conversions {
namespace {

using namespace std::chrono;

/// Takes apart a text from its front; every `take` that fails leaves the text as it was.
class text_taker {
 public:
  explicit text_taker(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }

  [[nodiscard]] bool take(char wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// A number of at least `least` and at most `most` digits.
  [[nodiscard]] std::optional<int> take_number(std::size_t least, std::size_t most) {
    const std::string_view digits = take_digits(most);
    if (digits.size() < least) {
      rest_ = {digits.data(), digits.size() + rest_.size()};
      return std::nullopt;
    }
    return read_number<int>(std::string(digits));
  }

  [[nodiscard]] std::string_view take_digits(std::size_t most) {
    std::size_t size = 0;
    while (size < most && size < rest_.size() && rest_[size] >= '0' && rest_[size] <= '9') ++size;
    const std::string_view digits = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return digits;
  }

 private:
  std::string_view rest_;
};

std::optional<year_month_day> take_date(text_taker& text) {
  const auto y = text.take_number(4, 5);
  if (!y || !text.take('-')) return std::nullopt;
  const auto m = text.take_number(2, 2);
  if (!m || !text.take('-')) return std::nullopt;
  const auto d = text.take_number(2, 2);
  if (!d) return std::nullopt;
  const year_month_day date{year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// `05`, `05:30`, `05:30:28`; `parts` counts the numbers.
struct clock_time {
  seconds since_midnight{0};
  int parts = 0;
};

std::optional<clock_time> take_clock(text_taker& text) {
  const auto h = text.take_number(2, 2);
  if (!h || *h > 23) return std::nullopt;
  clock_time clock{hours(*h), 1};
  for (const seconds unit : {seconds(minutes(1)), seconds(1)}) {
    if (!text.take(':')) break;
    const auto number = text.take_number(2, 2);
    if (!number || *number > 59) return std::nullopt;
    clock.since_midnight += *number * unit;
    ++clock.parts;
  }
  return clock;
}

std::optional<microseconds> take_fraction(text_taker& text) {
  if (!text.take('.')) return microseconds(0);
  std::string digits(text.take_digits(6));
  if (digits.empty()) return std::nullopt;
  static_cast<void>(text.take_digits(std::string_view::npos));
  digits.resize(6, '0');
  return microseconds(*read_number<int>(digits));
}

std::optional<seconds> take_offset(text_taker& text) {
  if (text.take('Z') || text.done()) return seconds(0);
  const bool west = text.take('-');
  if (!west && !text.take('+')) return std::nullopt;
  const auto offset = take_clock(text);
  if (!offset) return std::nullopt;
  return west ? -offset->since_midnight : offset->since_midnight;
}

void append(std::string& text, int number, std::size_t digits) {
  const std::string spelled = std::to_string(number);
  if (spelled.size() < digits) text.append(digits - spelled.size(), '0');
  text += spelled;
}

std::string spell(year_month_day date) {
  std::string text;
  append(text, static_cast<int>(date.year()), 4);
  text += '-';
  append(text, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  text += '-';
  append(text, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  return text;
}

bool spelled_everywhere(year_month_day date) {
  return date.ok() && date.year() >= year(1) && date.year() <= year(9999);
}

constexpr std::string_view years = "databases agree on dates of the years 1 to 9999 only";

struct teller {
  std::string operator()(std::nullptr_t) const { return "NULL"; }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(std::int64_t number) const { return write_number(number); }
  std::string operator()(double number) const { return write_number(number); }
  std::string operator()(const bytes& all) const { return std::to_string(all.size()) + " bytes"; }
  std::string operator()(const std::string& text) const {
    constexpr std::size_t enough = 60;
    return "'" + (text.size() <= enough ? text : text.substr(0, enough) + "...") + "'";
  }
};

}  // namespace

value write_time(microsecond_time time, const dialect& database) {
  const auto midnight = floor<days>(time);
  const year_month_day date(midnight);
  std::string text = spell(date);
  if (!spelled_everywhere(date)) refuse_to_write("time_point", text, years);
  const hh_mm_ss clock(time - midnight);
  const int parts[] = {static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                       static_cast<int>(clock.seconds().count())};
  char before = ' ';
  for (int part : parts) {
    text += before;
    append(text, part, 2);
    before = ':';
  }
  if (const auto fraction = clock.subseconds().count(); fraction != 0) {
    text += '.';
    append(text, static_cast<int>(fraction), 6);
  }
  if (database.name() == "postgresql") text += "+00";
  return text;
}

std::optional<microsecond_time> read_time(std::string_view text) {
  text_taker taker(text);
  const auto date = take_date(taker);
  if (!date) return std::nullopt;
  if (taker.done()) return sys_days(*date);
  if (!taker.take(' ') && !taker.take('T')) return std::nullopt;
  const auto clock = take_clock(taker);
  if (!clock || clock->parts < 2) return std::nullopt;
  const auto fraction = clock->parts == 3 ? take_fraction(taker) : microseconds(0);
  if (!fraction) return std::nullopt;
  const auto offset = take_offset(taker);
  if (!offset || !taker.done()) return std::nullopt;
  return sys_days(*date) + clock->since_midnight + *fraction - *offset;
}

value write_date(year_month_day date) {
  if (!spelled_everywhere(date)) refuse_to_write("std::chrono::year_month_day", spell(date), years);
  return spell(date);
}

std::optional<year_month_day> read_date(std::string_view text) {
  text_taker taker(text);
  const auto date = take_date(taker);
  return date && taker.done() ? date : std::nullopt;
}

std::string describe(const value& any) { return std::visit(teller{}, any); }

void refuse_to_read(const value& any, std::string_view type, std::string_view where, bool nullable) {
  const std::string holder = where.empty() ? "a value that was read" : std::string(where);
  const bool null = std::holds_alternative<std::nullptr_t>(any);
  const std::string wanted = nullable ? "std::optional of " + std::string(type) : std::string(type);
  error_facts facts;
  facts.where = where;
  facts.remedy = null ? "make it std::optional, or leave out the rows that have no value"
                      : "use a C++ type that holds the value, or mend the row";
  throw error(error_code::malformed, holder + " is " + describe(any) + ", which does not fit into " + wanted, facts);
}

void refuse_to_write(std::string_view type, const std::string& value, std::string_view reason) {
  throw error(error_code::malformed,
              "the " + std::string(type) + " " + value + " cannot be stored: " + std::string(reason));
}

}  // namespace instar::conversions
