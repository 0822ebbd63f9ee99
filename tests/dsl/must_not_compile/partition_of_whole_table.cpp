// instar: a partition is of a table that is not partitioned
#include "structs.hpp"

namespace app {

#ifdef MISTAKE
inline constexpr auto parted = comment("owners");
#else
inline constexpr auto parted = partition_by(sql("RANGE ({})", &owner::id));
#endif
inline constexpr auto owners = table<owner>("owners", column(&owner::id).primary_key(), parted);
inline constexpr auto first = partition("owners_1", owners, bounds("FROM (1) TO (10)"));
inline constexpr schema<owners, first> the_schema{};

}  // namespace app

const char* const* const schema_image = instar::dsl::image<app::the_schema>::frames;
