// instar: two members of a struct have the same column name
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), column(&thing::title).named("rank"));
#else
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), column(&thing::title).named("caption"));
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
