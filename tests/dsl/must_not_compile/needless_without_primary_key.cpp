// instar: the table has a primary key and says without_primary_key
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things = table<thing>("things", column(&thing::id).primary_key(), without_primary_key());
#else
inline constexpr auto things = table<thing>("things", column(&thing::id).primary_key());
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
