#include <boost/test/unit_test.hpp>

#include <instar/access.hpp>
#include <instar/migration.hpp>

#include "access/samples.hpp"

namespace {

using namespace instar::operations;

void tidy(instar::transaction&) {}

constexpr instar::revision revision{.id = "3f9a1c0b72de", .message = "tidy"};
constexpr auto upgrade = steps(run("tidy", tidy).uses(app::samples, app::pairs));
constexpr auto downgrade = steps();
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;

}  // namespace

BOOST_AUTO_TEST_CASE(a_declared_table_says_in_a_migration_what_it_is_taken_for) {
  BOOST_TEST(migration.text() == R"(instar migration 1
revision 3f9a1c0b72de
message "tidy"
upgrade
  run tidy
    table samples
      column id bigint not null
      column flag boolean not null
      column small smallint not null
      column medium integer not null
      column single real not null
      column twice double not null
      column text text not null
      column note text
      column raw bytes not null
      column at timestamptz not null
      column later timestamptz
      column second timestamptz not null
      column day date not null
      column status text not null
      column before text
      column price numeric(10, 2) not null
      column "sort order" integer not null
    table pairs
      column left bigint not null
      column right bigint not null
downgrade
)");
}
