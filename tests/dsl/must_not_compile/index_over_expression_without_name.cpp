// instar: an index over an expression has no name
#include "structs.hpp"

namespace app {

inline constexpr auto lower = key(sql("lower({})", &thing::title));
#ifdef MISTAKE
inline constexpr auto by_title = index(lower);
#else
inline constexpr auto by_title = index("ix_things_lower", lower);
#endif
inline constexpr auto things = table<thing>("things", column(&thing::id).primary_key(), by_title);
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
