#pragma once

#include <instar/migration.hpp>

extern const instar::migration instar_migration_0000000000e1;
extern const instar::migration instar_migration_0000000000c1;
extern const instar::migration instar_migration_0000000000d1;
extern const instar::migration instar_migration_0000000000a1;
extern const instar::migration instar_migration_00000000000f;
extern const instar::migration instar_migration_0000000000b1;
extern const instar::migration instar_migration_00000000abcd;
extern const instar::migration instar_migration_merge_payments;
