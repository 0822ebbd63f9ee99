// What everything is compared with.
#include <string_view>
