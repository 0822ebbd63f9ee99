// instar: two properties of the same thing exclude each other
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto more = nulls_last();
#else
inline constexpr auto more = descending();
#endif
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), index(key(&thing::rank).with(nulls_first(), more)));
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
