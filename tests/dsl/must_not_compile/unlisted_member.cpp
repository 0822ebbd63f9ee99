// instar: a member is used that INSTAR_ADAPT_STRUCT does not list
#include "structs.hpp"

namespace app {

struct plain {
  std::int64_t id;
  std::string note;
};
}  // namespace app
#ifdef MISTAKE
INSTAR_ADAPT_STRUCT(app::plain, id);
#else
INSTAR_ADAPT_STRUCT(app::plain, id, note);
#endif
namespace app {
inline constexpr auto things = table<plain>("things", column(&plain::id).primary_key(), column(&plain::note).unique());
inline constexpr schema<things> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
