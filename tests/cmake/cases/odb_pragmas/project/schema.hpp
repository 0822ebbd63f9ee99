#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <instar/dsl.hpp>

namespace app {

struct category {
  INSTAR_DEFINE_STRUCT(category, (std::int64_t, id), (std::string, name));
};

struct task {
  INSTAR_DEFINE_STRUCT(task, (std::int32_t, id), (std::string, title), (std::optional<std::string>, note),
                       (std::int32_t, priority), (double, weight), (bool, done),
                       (std::optional<std::int64_t>, category_id));
};

namespace lab {

struct reading {
  INSTAR_DEFINE_STRUCT(reading, (std::string, device), (std::int16_t, level), (float, ratio),
                       (std::vector<std::byte>, payload), (std::chrono::sys_time<std::chrono::microseconds>, taken_at),
                       (std::string, label), (std::optional<std::int32_t>, doubled));
};

}  // namespace lab

using namespace instar::dsl;

inline constexpr auto categories = table<category>(
    "categories",
    column(&category::id).primary_key().identity().with(in(postgresql, serial()), in(sqlite, autoincrement())),
    unique(&category::name));

inline constexpr auto tasks = table<task>(
    "tasks", column(&task::id).primary_key().identity().with(in(postgresql, serial()), in(sqlite, autoincrement())),
    column(&task::title).type(varchar(80)).default_value("it's \"new\""), column(&task::priority).default_value(3),
    column(&task::weight).default_value(sql("1.0 / 2")), column(&task::done).default_value(false),
    check("ck_tasks_weight", sql("{} > 0 AND {} < 10", &task::weight, &task::priority)),
    foreign_key(&task::category_id, &category::id).on_delete(set_null).with(deferrable(), initially_deferred()),
    index(&task::category_id), index("ix_tasks_open", &task::priority).unique().where(sql("NOT {}", &task::done)));

/// A key that the program gives, columns that each database has in its own way, and an index of several keys.
inline constexpr auto readings = table<lab::reading>(
    "readings", column(&lab::reading::device).primary_key().type(varchar(32)),
    column(&lab::reading::label)
        .type(text)
        .default_value("none")
        .with(in(postgresql, collation("C")), in(sqlite, collation("NOCASE"))),
    column(&lab::reading::taken_at).default_value(sql("CURRENT_TIMESTAMP")),
    column(&lab::reading::doubled).with(generated(sql("{} * 2", &lab::reading::level))),
    index("ix_readings_recent", key(&lab::reading::taken_at).with(descending(), in(postgresql, nulls_last())),
          key(&lab::reading::label))
        .with(in(postgresql, include(&lab::reading::ratio))));

/// ODB leaves keys without a name, so they are called what PostgreSQL calls them.
inline constexpr instar::dsl::schema<categories, tasks, readings> schema{
    .naming = {.primary_key = "%(table_name)s_pkey"}};

}  // namespace app
