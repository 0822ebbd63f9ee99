// instar: the value of a seeded row is not of the column.s type
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto first = row(value(&owner::id, "one"), value(&owner::name, "Ann"));
#else
inline constexpr auto first = row(value(&owner::id, 1), value(&owner::name, "Ann"));
#endif
inline constexpr auto owners = table<owner>("owners", column(&owner::id).primary_key(), first);
inline constexpr schema<owners> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
