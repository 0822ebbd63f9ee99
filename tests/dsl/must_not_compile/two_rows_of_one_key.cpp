// instar: two seeded rows of a table have the same primary key
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto second = row(value(&owner::id, 1), value(&owner::name, "Bob"));
#else
inline constexpr auto second = row(value(&owner::id, 2), value(&owner::name, "Bob"));
#endif
inline constexpr auto owners = table<owner>("owners", column(&owner::id).primary_key(),
                                            row(value(&owner::id, 1), value(&owner::name, "Ann")), second);
inline constexpr schema<owners> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
