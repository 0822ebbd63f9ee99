// instar: a seeded row has two values for the same column
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto rank = value(&thing::id, 2);
#else
inline constexpr auto rank = value(&thing::rank, 2);
#endif
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(),
                 row(value(&thing::id, 1), value(&thing::title, "one"), value(&thing::weight, "0.5"), rank));
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
