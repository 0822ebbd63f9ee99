#include <instar/sqlite.hpp>

extern const instar::driver database;
const instar::driver database = instar::sqlite;
