#pragma once

/// Tables that use every C++ type that has a column type.

#include <boost/hana/define_struct.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <instar/dsl.hpp>

namespace app {

enum class status { open, in_progress, done };

struct sample {
  INSTAR_DEFINE_STRUCT(sample, (std::int64_t, id), (bool, flag), (std::int16_t, small), (std::int32_t, medium),
                       (float, single), (double, twice), (std::string, text), (std::optional<std::string>, note),
                       (std::vector<std::byte>, raw), (instar::timestamp, at),
                       (std::optional<instar::timestamp>, later), (std::chrono::sys_seconds, second),
                       (std::chrono::year_month_day, day), (app::status, status), (std::optional<app::status>, before),
                       (std::string, price), (int, order));
  bool operator==(const sample&) const = default;
};

/// A struct that instar did not write.
struct pair_of_numbers {
  std::int64_t left = 0;
  std::int64_t right = 0;
  bool operator==(const pair_of_numbers&) const = default;
};

/// A struct that Boost.Hana reflects.
struct lone_number {
  BOOST_HANA_DEFINE_STRUCT(lone_number, (std::int64_t, id));
};

struct keyless {
  std::int8_t tiny = 0;
};

}  // namespace app

INSTAR_ENUM(app::status, open, in_progress, done);
INSTAR_ADAPT_STRUCT(app::pair_of_numbers, left, right);
INSTAR_ADAPT_STRUCT(app::keyless, tiny);

namespace app {

using namespace instar::dsl;

inline constexpr auto samples =
    table<sample>("samples", column(&sample::id).primary_key().identity(), column(&sample::price).type(numeric(10, 2)),
                  column(&sample::order).named("sort order"));
inline constexpr auto pairs =
    table<pair_of_numbers>("pairs", primary_key(&pair_of_numbers::left, &pair_of_numbers::right));
inline constexpr auto lone = table<lone_number>("lone", column(&lone_number::id).primary_key().identity());
inline constexpr auto keyless_rows =
    table<keyless>("keyless", without_primary_key(), column(&keyless::tiny).type(smallint));

inline constexpr instar::dsl::schema<samples, pairs, lone, keyless_rows> schema{};

}  // namespace app
