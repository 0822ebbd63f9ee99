// instar: two constraints of a table, or two indexes of it, have the same name
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), check("ck_things", sql("{} > 0", &thing::rank)),
                 check("ck_things", sql("{} <> ''", &thing::title)));
#else
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), check("ck_things", sql("{} > 0", &thing::rank)),
                 check("ck_things_title", sql("{} <> ''", &thing::title)));
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
