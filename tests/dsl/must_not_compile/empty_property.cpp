// instar: a property says an empty text
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto of_things = tablespace("");
#else
inline constexpr auto of_things = tablespace("fast");
#endif
inline constexpr auto things = table<thing>("things", column(&thing::id).primary_key(), of_things);
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
