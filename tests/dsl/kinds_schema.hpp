#pragma once

#include <strings.h>  // has `index` in the global namespace
#include <algorithm>  // has `std::unique`, which arguments from std would bring in
#include <array>
#include <chrono>
#include <limits>

#include <instar/dsl.hpp>

/// A schema with one of everything that can be said.
namespace kinds {

enum class mood { calm = 7, wild = 3 };

struct everything {
  INSTAR_DEFINE_STRUCT(everything, (bool, truth), (std::int16_t, small), (std::int32_t, middle), (std::int64_t, big),
                       (long long, long_long), (float, coarse), (double, fine), (std::string, words),
                       (std::vector<std::byte>, blob), (instar::timestamp, moment),
                       (std::chrono::system_clock::time_point, ticks), (std::chrono::year_month_day, day),
                       (kinds::mood, mood), (std::optional<kinds::mood>, maybe_mood),
                       (std::optional<std::vector<std::byte>>, maybe_blob), (std::array<std::byte, 16>, key));
};

struct order_line {
  INSTAR_DEFINE_STRUCT(order_line, (std::int64_t, order), (std::int32_t, line), (std::string, product),
                       (std::string, variant));
};

struct shipment {
  INSTAR_DEFINE_STRUCT(shipment, (std::optional<std::int64_t>, id), (std::optional<std::int64_t>, order),
                       (std::optional<std::int32_t>, line), (std::optional<std::int64_t>, follows));
};

struct log_entry {
  INSTAR_DEFINE_STRUCT(log_entry, (std::string, text));
};

}  // namespace kinds

INSTAR_ENUM(kinds::mood, calm, wild);

namespace kinds {

using namespace instar::dsl;

inline constexpr auto all_kinds = table<everything>(
    "everything",  //
    column(&everything::truth).default_value(true), column(&everything::small).default_value(-3),
    column(&everything::middle).default_value(2147483647).named("Middle Earth"),
    column(&everything::big).default_value(std::numeric_limits<std::int64_t>::min()),
    column(&everything::coarse).default_value("0.25"), column(&everything::fine).default_value(1),
    column(&everything::words).default_value("it's `so`").type(sql_type("citext")),
    column(&everything::moment).default_value(sql("current_timestamp")),
    column(&everything::maybe_mood).default_value(mood::wild), column(&everything::key).type(uuid).primary_key(),
    column(&everything::maybe_blob).default_value(sql("'{{}'::bytea")),
    check("ck_braces", sql("{} <> '{x}' and {} is not null or '}' = '{{}'", &everything::words, &everything::middle)));

inline constexpr auto order_lines =
    table<order_line>("order_lines", primary_key(&order_line::order, &order_line::line).named("the_key"),
                      unique(&order_line::product, &order_line::variant),
                      index("ix_by_product", &order_line::product, &order_line::order).unique(),
                      index(&order_line::variant, &order_line::product), column(&order_line::variant).named("kind"));

inline constexpr auto shipments = table<shipment>(
    "shipments", column(&shipment::id).primary_key().type(integer),
    foreign_key(columns(&shipment::order, &shipment::line), columns(&order_line::order, &order_line::line))
        .on_update(cascade)
        .on_delete(set_default),
    foreign_key(&shipment::follows, &shipment::id).named("fk_chain").on_delete(restrict));

inline constexpr auto log = table<log_entry>("log", without_primary_key());

inline constexpr instar::dsl::schema<all_kinds, order_lines, shipments, log> schema{};

}  // namespace kinds
