// instar: a column is described twice
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto things = table<thing>("things", column(&thing::id).primary_key(), column(&thing::title).unique(),
                                            column(&thing::title).type(varchar(9)));
#else
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), column(&thing::title).unique().type(varchar(9)));
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
