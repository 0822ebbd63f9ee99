// instar: the C.. type of a member has no SQL type
#include "structs.hpp"

namespace app {

struct odd {
  INSTAR_DEFINE_STRUCT(odd, (std::int64_t, id), (unsigned char, flags));
};
#ifdef MISTAKE
inline constexpr auto things = table<odd>("things", column(&odd::id).primary_key());
#else
inline constexpr auto things = table<odd>("things", column(&odd::id).primary_key(), column(&odd::flags).type(smallint));
#endif
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
