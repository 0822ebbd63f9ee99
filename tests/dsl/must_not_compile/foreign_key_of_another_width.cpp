// instar: a foreign key has as many columns as it references
#include "structs.hpp"

namespace app {

inline constexpr auto owners = table<owner>("owners", column(&owner::id).primary_key());
#ifdef MISTAKE
inline constexpr auto things = table<thing>("things", column(&thing::id).primary_key(),
                                            foreign_key(columns(&thing::owner_id, &thing::title), columns(&owner::id)));
#else
inline constexpr auto things = table<thing>("things", column(&thing::id).primary_key(),
                                            foreign_key(columns(&thing::owner_id), columns(&owner::id)));
#endif
inline constexpr schema<owners, things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
