// instar: sql.. has not as many {} as members
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), column(&thing::title).default_value(sql("'{}'")));
#else
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), column(&thing::title).default_value(sql("'{{}'")));
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
