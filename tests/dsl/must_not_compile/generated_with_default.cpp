// instar: a column that the database computes has a default or an identity as well
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto rank = column(&thing::rank).default_value(1);
#else
inline constexpr auto rank = column(&thing::rank);
#endif
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), rank.with(generated(sql("length({})", &thing::title))));
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
