#include <instar/postgresql.hpp>

extern const instar::driver database;
const instar::driver database = instar::postgresql;
