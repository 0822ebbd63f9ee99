// The translation unit that a build compiles to read the example's schema.
#include <example-project/schema.hpp>
#include <instar/dsl/image.hpp>

extern const char* const* const instar_schema_image;
const char* const* const instar_schema_image = instar::dsl::image<app::schema>::frames;
