// instar: a seeded row says null of a member that is not a std::optional
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto rank = value(&thing::rank, null);
#else
inline constexpr auto rank = value(&thing::rank, 1);
#endif
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(),
                 row(value(&thing::id, 1), value(&thing::title, "one"), value(&thing::weight, "0.5"), rank));
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
