#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <instar/migrate.hpp>
#include <instar/migration.hpp>

#include "runtime/command_answer.hpp"
#include "runtime/error_of.hpp"
#include "runtime/scratch_database.hpp"

namespace {
using namespace instar::operations;

/// What Alembic's two revisions below made, and one migration after them.
namespace adopted {
constexpr instar::revision revision{.id = "1975ea83b712", .message = "as Alembic left it"};
constexpr auto upgrade =
    steps(create_table("account", column("id", integer).not_null(), column("name", varchar(50)).not_null(),
                       column("email", text), primary_key("pk_account", "id")));
constexpr auto downgrade = irreversible("Alembic made this");
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace adopted

namespace next {
constexpr instar::revision revision{.id = "27c6a30d7c24", .parents = {"1975ea83b712"}, .message = "add age"};
constexpr auto upgrade = steps(add_column("account", column("age", integer)));
constexpr auto downgrade = steps(drop_column("account", column("age", integer)));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace next

constexpr instar::chain_entry entries[] = {{&adopted::migration, "digest-1"}, {&next::migration, "digest-2"}};

constexpr const char* alembic_ini = "[alembic]\nscript_location = scripts\nsqlalchemy.url = URL\n";
constexpr const char* alembic_env = R"(
from alembic import context
from sqlalchemy import create_engine
with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit() if hasattr(connection, "commit") else None
)";
constexpr const char* first_revision = R"(
from alembic import op
import sqlalchemy as sa
revision = "ae1027a6acf0"
down_revision = None
def upgrade():
    op.create_table("account", sa.Column("id", sa.Integer(), nullable=False),
                    sa.Column("name", sa.String(50), nullable=False), sa.PrimaryKeyConstraint("id", name="pk_account"))
)";
constexpr const char* second_revision = R"(
from alembic import op
import sqlalchemy as sa
revision = "1975ea83b712"
down_revision = "ae1027a6acf0"
def upgrade():
    op.add_column("account", sa.Column("email", sa.Text()))
)";

}  // namespace

using namespace instar;
using namespace instar::test;
using texts = std::vector<std::string>;

namespace {

const chain accounts{entries, 2, "accounts"};

answer migrate(const texts& arguments, const std::string& url) { return answer_of(arguments, url, accounts); }

bool alembic_is_here() { return std::system("alembic --version >/dev/null 2>&1") == 0; }

/// Lets Alembic itself bring the database to its head.
void upgrade_by_alembic(const sqlite_database& database) {
  const auto directory = std::filesystem::path(database.file()).parent_path() / "alembic";
  std::filesystem::create_directories(directory / "scripts/versions");
  std::string ini = alembic_ini;
  ini.replace(ini.find("URL"), 3, "sqlite:///" + database.file());
  std::ofstream(directory / "alembic.ini") << ini;
  std::ofstream(directory / "scripts/env.py") << alembic_env;
  std::ofstream(directory / "scripts/versions/first.py") << first_revision;
  std::ofstream(directory / "scripts/versions/second.py") << second_revision;
  const auto command = "cd '" + directory.string() + "' && alembic upgrade head 2>said || (cat said >&2; exit 1)";
  BOOST_TEST_REQUIRE(std::system(command.c_str()) == 0);
}

/// What Alembic leaves, made by hand.
template <class Database>
void make_as_alembic(const Database& database, const std::string& revision = "1975ea83b712") {
  const auto session = database.connect();
  change(*session,
         "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
         "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))");
  change(*session, "INSERT INTO alembic_version VALUES ('" + revision + "')");
  change(*session,
         "CREATE TABLE account (id INTEGER NOT NULL, name VARCHAR(50) NOT NULL, email TEXT, "
         "CONSTRAINT pk_account PRIMARY KEY (id))");
}

const std::string advice =
    "Alembic has kept this database until now, at 1975ea83b712: take it over by `migrate stamp --from-alembic`, or by "
    "`migrate stamp` and the migration that stands for that";

/// From Alembic's last revision to the head of the chain.
template <class Database>
void try_adoption(const Database& database) {
  const answer at_first = migrate({"current"}, database.url());
  BOOST_TEST(at_first.out == "base  nothing is applied\n2 migrations to apply: migrate upgrade\n" + advice + "\n");
  const answer refused = migrate({"upgrade"}, database.url());
  BOOST_TEST(refused.code == 1);
  BOOST_TEST(contains(refused.err, "next:      " + advice), refused.err);
  const answer checked = migrate({"check"}, database.url());
  BOOST_TEST(checked.code == 3);
  BOOST_TEST(contains(checked.out, advice));

  BOOST_TEST(migrate({"stamp", "--from-alembic"}, database.url()).out ==
             "the database counts as at 1975ea83b712; nothing was executed\n");
  BOOST_TEST(migrate({"upgrade"}, database.url()).out ==
             "upgrade 27c6a30d7c24  add age\nthe database is at 27c6a30d7c24\n");
  const auto session = database.connect();
  change(*session, "INSERT INTO account (id, name, email, age) VALUES (1, 'Ada', NULL, 36)");
  BOOST_TEST(alembic_revisions(*session) == texts{"1975ea83b712"});
  BOOST_TEST(migrate({"current"}, database.url()).out == "27c6a30d7c24  add age (head)\n");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(adoption_of_alembic)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_database_that_alembic_kept_is_taken_over, Database, databases) {
  const Database database;
  make_as_alembic(database);
  try_adoption(database);
}

BOOST_AUTO_TEST_CASE(alembic_itself_has_kept_the_database, *boost::unit_test::precondition([](auto) {
                       return boost::test_tools::assertion_result(alembic_is_here());
                     })) {
  const sqlite_database database;
  upgrade_by_alembic(database);
  try_adoption(database);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_cannot_be_taken_over, Database, databases) {
  const Database nothing, other;
  const auto session = nothing.connect();
  BOOST_TEST(alembic_revisions(*session).empty());
  BOOST_CHECK(error_of([&] { stamp_from_alembic(*session, accounts); }).code() == error_code::usage);
  make_as_alembic(other, "ae1027a6acf0");
  const auto unknown = error_of([&] { stamp_from_alembic(*other.connect(), accounts); });
  BOOST_CHECK(unknown.code() == error_code::unknown_revision);
  BOOST_TEST(contains(unknown.what(), "no migration of chain accounts is called so"));
  BOOST_TEST(contains(unknown.what(), "REV_ID=ae1027a6acf0"));
  BOOST_TEST(current(*other.connect(), accounts).empty());
  BOOST_TEST(stamp(*other.connect(), accounts, {"1975"}).after == texts{"1975ea83b712"});
}

BOOST_AUTO_TEST_CASE(the_command_wants_one_or_the_other) {
  const sqlite_database database;
  BOOST_TEST(migrate({"stamp"}, database.url()).code == 2);
  BOOST_TEST(migrate({"stamp", "--from-alembic", "head"}, database.url()).code == 2);
}

BOOST_AUTO_TEST_SUITE_END()
