// instar: the C.. type of a foreign key column differs from that of the column it references
#include "structs.hpp"

namespace app {

inline constexpr auto owners = table<owner>("owners", primary_key(&owner::id, &owner::name));
#ifdef MISTAKE
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(),
                 foreign_key(columns(&thing::title, &thing::owner_id), columns(&owner::id, &owner::name)));
#else
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(),
                 foreign_key(columns(&thing::owner_id, &thing::title), columns(&owner::id, &owner::name)));
#endif
inline constexpr schema<owners, things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
