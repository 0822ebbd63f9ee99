// instar: a name is longer than the 63 bytes that PostgreSQL keeps
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(),
                 column(&thing::title).named("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
#else
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(),
                 column(&thing::title).named("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
