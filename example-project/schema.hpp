#pragma once

// The task manager's schema: structs that the program works with, and beside them what the database needs to know.

#include <cstdint>
#include <instar/dsl.hpp>
#include <optional>
#include <string>

namespace app {

enum class status { open, in_progress, done };

struct category {
  INSTAR_DEFINE_STRUCT(category,
    (std::int64_t, id),
    (std::string, name));
};

struct task {
  INSTAR_DEFINE_STRUCT(task,
    (std::int64_t, id),
    (std::string, title),
    (app::status, status),
    (std::optional<std::int64_t>, category_id),
    (std::optional<instar::timestamp>, due_at),
    (instar::timestamp, created_at));
};

struct tag {
  INSTAR_DEFINE_STRUCT(tag,
    (std::int64_t, id),
    (std::string, label));
};

struct task_tag {
  INSTAR_DEFINE_STRUCT(task_tag,
    (std::int64_t, task_id),
    (std::int64_t, tag_id));
};

}  // namespace app

INSTAR_ENUM(app::status, open, in_progress, done);

namespace app {

using namespace instar::dsl;

inline constexpr auto categories = table<category>("categories",
    column(&category::id).primary_key().identity(),
    column(&category::name).type(varchar(100)).unique());

inline constexpr auto tasks = table<task>("tasks",
    column(&task::id).primary_key().identity(),
    column(&task::title).type(varchar(200)),
    column(&task::status).type(varchar(20)).default_value(status::open),
    column(&task::created_at).default_value(sql("current_timestamp")),
    foreign_key(&task::category_id, &category::id).on_delete(set_null),
    index("ix_tasks_open_due_at", &task::due_at).where(sql("{} <> 'done'", &task::status)),
    check("ck_tasks_title", sql("length({}) > 0", &task::title)),
    check("ck_tasks_status", sql("{} IN ('open', 'in_progress', 'done')", &task::status)));

inline constexpr auto tags = table<tag>("tags",
    column(&tag::id).primary_key().identity(),
    column(&tag::label).type(varchar(50)).unique());

inline constexpr auto task_tags = table<task_tag>("task_tags",
    primary_key(&task_tag::task_id, &task_tag::tag_id),
    foreign_key(&task_tag::task_id, &task::id).on_delete(cascade),
    foreign_key(&task_tag::tag_id, &tag::id).on_delete(cascade));

inline constexpr instar::dsl::schema<categories, tasks, tags, task_tags> schema{};

}  // namespace app
