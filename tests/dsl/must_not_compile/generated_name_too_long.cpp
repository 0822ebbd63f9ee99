// instar: a name is longer than the 63 bytes that PostgreSQL keeps.*one of your own with .named
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things = table<thing>(
    "things", column(&thing::id).primary_key(),
    column(&thing::title).named("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), unique(&thing::title));
#else
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(),
                 column(&thing::title).named("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
                 unique(&thing::title).named("uq_things_a"));
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
