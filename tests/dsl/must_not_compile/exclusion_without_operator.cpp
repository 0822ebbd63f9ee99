// instar: a key of an exclusion constraint does not say how it compares
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto by_rank = key(&thing::rank);
#else
inline constexpr auto by_rank = key(&thing::rank).with(compared_by("="));
#endif
inline constexpr auto things = table<thing>("things", column(&thing::id).primary_key(), exclude("ex_things", by_rank));
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
