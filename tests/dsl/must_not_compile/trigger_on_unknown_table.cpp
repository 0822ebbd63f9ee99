// instar: an object is on a table that the schema does not have
#include "structs.hpp"

namespace app {

inline constexpr auto owners = table<owner>("owners", column(&owner::id).primary_key());
#ifdef MISTAKE
inline constexpr auto touch = trigger("touch", "owner", definition("BEFORE UPDATE ON owners EXECUTE FUNCTION touch()"));
#else
inline constexpr auto touch = trigger("touch", owners, definition("BEFORE UPDATE ON owners EXECUTE FUNCTION touch()"));
#endif
inline constexpr schema<owners, touch> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
