// instar: a foreign key references columns that are neither a primary key nor unique
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto owners = table<owner>("owners", column(&owner::id).primary_key());
#else
inline constexpr auto owners = table<owner>("owners", column(&owner::id).primary_key(), column(&owner::name).unique());
#endif
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), foreign_key(&thing::title, &owner::name));
inline constexpr schema<owners, things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
