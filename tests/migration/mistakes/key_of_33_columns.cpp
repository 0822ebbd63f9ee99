// instar: a key or an index has at most 32 columns
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

#ifdef MISTAKE
constexpr auto key =
    unique("uq", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18",
           "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33");
#else
constexpr auto key =
    unique("uq", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18",
           "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32");
#endif
static_assert(sizeof(key) > 0);
}  // namespace
