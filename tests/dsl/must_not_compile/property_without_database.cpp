// instar: this property replaces for one database what holds for all
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto as_blob = type("BLOB");
#else
inline constexpr auto as_blob = in(sqlite, type("BLOB"));
#endif
inline constexpr auto things =
    table<thing>("things", column(&thing::id).primary_key(), column(&thing::title).with(as_blob));
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
