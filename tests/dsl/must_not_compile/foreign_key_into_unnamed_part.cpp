// instar: a foreign key references a struct that is not a table of the schema
#include "structs.hpp"

namespace app {

inline constexpr auto owners = table<owner>("owners", column(&owner::id).primary_key());
inline constexpr schema<owners> people{};
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), foreign_key(&thing::owner_id, &owner::id));
#ifdef MISTAKE
inline constexpr schema<things> the_schema{};
#else
inline constexpr auto the_schema = schema<things>{}.beside<people>();
#endif

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
