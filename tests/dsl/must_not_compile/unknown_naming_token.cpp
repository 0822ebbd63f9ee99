// instar: the naming convention has a token that there is not
#include "structs.hpp"

namespace app {

inline constexpr auto owners = table<owner>("owners", column(&owner::id).primary_key(), unique(&owner::name));
#ifdef MISTAKE
inline constexpr naming_convention naming{.unique = "%(table)s_key"};
#else
inline constexpr naming_convention naming{.unique = "%(table_name)s_key"};
#endif
inline constexpr schema<owners> the_schema{.naming = naming};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
