// instar: sql.. has not as many {} as members
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), check("ck_things_rank", sql("rank > 0", &thing::rank)));
#else
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), check("ck_things_rank", sql("{} > 0", &thing::rank)));
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
