// instar: a seeded row has no value for a column that is not null and has no default
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto name = column(&owner::name);
#else
inline constexpr auto name = column(&owner::name).default_value("nobody");
#endif
inline constexpr auto owners =
    table<owner>("owners", column(&owner::id).primary_key(), name, row(value(&owner::id, 1)));
inline constexpr schema<owners> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
