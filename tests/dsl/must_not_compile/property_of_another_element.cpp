// instar: a property is said of something that does not have it
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto of_title = unlogged();
#else
inline constexpr auto of_title = comment("what is to be done");
#endif
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), column(&thing::title).with(of_title));
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
