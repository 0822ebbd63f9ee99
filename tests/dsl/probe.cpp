#include <instar/dsl/image.hpp>
#include "kinds_schema.hpp"
#include "task_schema.hpp"

extern const char* const* const task_image;
const char* const* const task_image = instar::dsl::image<app::schema>::frames;
extern const char* const* const kinds_image;
const char* const* const kinds_image = instar::dsl::image<kinds::schema>::frames;
