// instar: two tables of the schema are described for the same struct
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto owners = table<thing>("owners", column(&thing::id).primary_key());
#else
inline constexpr auto owners = table<owner>("owners", column(&owner::id).primary_key());
#endif
inline constexpr auto things = table<thing>("things", column(&thing::id).primary_key());
inline constexpr schema<owners, things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
