// 'titel' is not a member of 'app::thing'|no member named 'titel' in 'app::thing'
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things = table<thing>("things", column(&thing::id).primary_key(), column(&thing::titel).unique());
#else
inline constexpr auto things = table<thing>("things", column(&thing::id).primary_key(), column(&thing::title).unique());
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
