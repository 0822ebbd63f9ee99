// instar: these members belong to different structs
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), unique(&thing::title, &owner::name));
#else
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), unique(&thing::title, &thing::rank));
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
