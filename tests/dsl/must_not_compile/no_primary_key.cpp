// instar: the table has no primary key
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things = table<thing>("things");
#else
inline constexpr auto things = table<thing>("things", without_primary_key());
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
