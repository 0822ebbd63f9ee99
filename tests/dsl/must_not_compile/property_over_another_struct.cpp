// instar: the description of a table mentions a member of another struct
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto more = include(&owner::name);
#else
inline constexpr auto more = include(&thing::title);
#endif
inline constexpr auto things = table<thing>("things", column(&thing::id).primary_key(), index(&thing::rank).with(more));
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
