// instar: the members of this struct are not known
#include "structs.hpp"

namespace app {

struct plain {
  std::int64_t id;
};
#ifndef MISTAKE
}  // namespace app
INSTAR_ADAPT_STRUCT(app::plain, id);
namespace app {
#endif
inline constexpr auto things = table<plain>("things", column(&plain::id).primary_key());
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
