#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <instar/dsl.hpp>

namespace app {

struct task {
  INSTAR_DEFINE_STRUCT(task, (std::int64_t, id), (std::string, title));
};

}  // namespace app
