// instar: a property is said twice of the same thing
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto more = comment("again");
#else
inline constexpr auto more = in(postgresql, comment("again"));
#endif
inline constexpr auto things = table<thing>("things", column(&thing::id).primary_key(), comment("once"), more);
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
