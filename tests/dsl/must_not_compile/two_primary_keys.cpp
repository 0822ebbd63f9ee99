// instar: the table has two primary keys
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), column(&thing::rank).primary_key());
#else
inline constexpr auto things = table<thing>("things", primary_key(&thing::id, &thing::rank));
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
