#pragma once

#include <boost/hana/adapt_struct.hpp>
#include <boost/hana/define_struct.hpp>

#include <instar/dsl.hpp>

/// The schema of a task manager, its structs reflected in every way there is.
namespace app {

enum class status { open, in_progress, done };

struct category {
  INSTAR_DEFINE_STRUCT(category, (std::int64_t, id), (std::string, name));
};

struct task {
  INSTAR_DEFINE_STRUCT(task, (std::int64_t, id), (std::string, title), (app::status, status),
                       (std::optional<std::int64_t>, category_id), (std::optional<instar::timestamp>, due_at));
};

struct tag {
  std::int64_t id = 0;  ///< a struct that instar does not own keeps what it has
  std::string label = "none";
};

struct task_tag {
  BOOST_HANA_DEFINE_STRUCT(task_tag, (std::int64_t, task_id), (std::int64_t, tag_id));
};

struct note {
  std::int64_t id;
  std::string text;
};

}  // namespace app

INSTAR_ENUM(app::status, open, in_progress, done);
INSTAR_ADAPT_STRUCT(app::tag, id, label);
BOOST_HANA_ADAPT_STRUCT(app::note, id, text);

namespace app {

using namespace instar::dsl;

inline constexpr auto categories = table<category>("categories", column(&category::id).primary_key().identity(),
                                                   column(&category::name).type(varchar(100)).unique());

inline constexpr auto tasks =
    table<task>("tasks",  //
                column(&task::id).primary_key().identity(), column(&task::title).type(varchar(200)),
                column(&task::status).default_value(status::open).renamed_from("state"),
                foreign_key(&task::category_id, &category::id).on_delete(set_null),
                index(&task::due_at).where(sql("{} <> 'done'", &task::status)),
                check("ck_tasks_title", sql("length({}) > 0", &task::title)), renamed_from("todo"));

inline constexpr auto tags =
    table<tag>("tags", column(&tag::id).primary_key().identity(), column(&tag::label).unique());

inline constexpr auto task_tags = table<task_tag>("task_tags", primary_key(&task_tag::task_id, &task_tag::tag_id),
                                                  foreign_key(&task_tag::task_id, &task::id).on_delete(cascade),
                                                  foreign_key(&task_tag::tag_id, &tag::id).on_delete(cascade));

inline constexpr auto notes = table<note>("notes", column(&note::id).primary_key());

inline constexpr instar::dsl::schema<categories, tasks, tags, task_tags, notes> schema{};

}  // namespace app
