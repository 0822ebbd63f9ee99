#pragma once

#include "task.hpp"

namespace app {

inline constexpr auto tasks =
    instar::dsl::table<task>("tasks", instar::dsl::column(&task::id).primary_key().identity());

inline constexpr instar::dsl::schema<tasks> schema{};

}  // namespace app
