// instar: a column that the database does not number has a property of those that it does
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto id = column(&thing::id).primary_key();
#else
inline constexpr auto id = column(&thing::id).primary_key().identity();
#endif
inline constexpr auto things = table<thing>("things", id.with(start(100)));
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
