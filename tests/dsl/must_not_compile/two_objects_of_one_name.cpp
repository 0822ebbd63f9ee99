// instar: two objects of the schema are of the same kind and have the same name
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto second = sequence("numbers");
#else
inline constexpr auto second = sequence("more_numbers");
#endif
inline constexpr auto first = sequence("numbers", start(5));
inline constexpr schema<first, second> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
