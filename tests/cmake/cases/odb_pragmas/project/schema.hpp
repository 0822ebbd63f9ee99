#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <instar/dsl.hpp>

namespace app {

struct category {
  INSTAR_DEFINE_STRUCT(category, (std::int64_t, id), (std::string, name));
};

struct task {
  INSTAR_DEFINE_STRUCT(task, (std::int32_t, id), (std::string, title), (std::optional<std::string>, note),
                       (std::int32_t, priority), (double, weight), (bool, done), (std::optional<std::int64_t>, category_id));
};

using namespace instar::dsl;

inline constexpr auto categories = table<category>(
    "categories", column(&category::id).primary_key().identity().with(in(postgresql, serial()), in(sqlite, autoincrement())), unique(&category::name));

inline constexpr auto tasks = table<task>(
    "tasks", column(&task::id).primary_key().identity().with(in(postgresql, serial()), in(sqlite, autoincrement())),
    column(&task::title).type(varchar(80)).default_value("it's \"new\""), column(&task::priority).default_value(3),
    column(&task::weight).default_value(sql("1.0 / 2")), column(&task::done).default_value(false),
    check("ck_tasks_weight", sql("{} > 0 AND {} < 10", &task::weight, &task::priority)),
    foreign_key(&task::category_id, &category::id).on_delete(set_null).with(deferrable(), initially_deferred()),
    index(&task::category_id), index("ix_tasks_open", &task::priority).unique().where(sql("NOT {}", &task::done)));

/// ODB leaves keys without a name, so they are called what PostgreSQL calls them.
inline constexpr instar::dsl::schema<categories, tasks> schema{.naming = {.primary_key = "%(table_name)s_pkey"}};

}  // namespace app
