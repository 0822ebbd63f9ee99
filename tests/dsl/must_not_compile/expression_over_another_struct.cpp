// instar: the description of a table mentions a member of another struct
#include "structs.hpp"

namespace app {

inline constexpr auto owners = table<owner>("owners", column(&owner::id).primary_key());
#ifdef MISTAKE
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), check("ck_things", sql("length({}) > 0", &owner::name)));
#else
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), check("ck_things", sql("length({}) > 0", &thing::title)));
#endif
inline constexpr schema<owners, things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
