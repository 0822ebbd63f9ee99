// instar: an identity column needs a C.. integer type
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), column(&thing::title).identity());
#else
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), column(&thing::rank).identity());
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
