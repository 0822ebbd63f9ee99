// instar: an object lacks what it is made of
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto all = view("everything", comment("all"));
#else
inline constexpr auto all = view("everything", comment("all"), definition("SELECT 1"));
#endif
inline constexpr schema<all> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
