#pragma once

#include <instar/dsl.hpp>
#include <instar/dsl/image.hpp>

/// What the probe of a build defines: it leads to the frames of the schema.
extern const char* const* const schema_image;

namespace app {

using namespace instar::dsl;

struct owner {
  INSTAR_DEFINE_STRUCT(owner, (std::int64_t, id), (std::string, name));
};

struct thing {
  INSTAR_DEFINE_STRUCT(thing, (std::int64_t, id), (std::string, title), (std::int32_t, rank), (double, weight),
                       (std::optional<std::int64_t>, owner_id));
};

}  // namespace app
