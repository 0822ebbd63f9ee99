// instar: a default or a seeded value is no value of its column's type
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), column(&thing::weight).default_value("light"));
#else
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), column(&thing::weight).default_value("1e-3"));
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
