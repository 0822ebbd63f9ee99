#include <sqlite3.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <pqxx/pqxx>

#include <instar/migrate.hpp>
#include <instar/migration_lock.hpp>
#include <instar/postgresql.hpp>
#include <instar/sqlite.hpp>
#include <instar/transaction.hpp>

#include "runtime/chains.hpp"
#include "runtime/error_of.hpp"
#include "runtime/scratch_database.hpp"

using namespace instar;
using namespace instar::test;
using std::chrono::milliseconds;

namespace {

bytes some_bytes() { return {std::byte{0}, std::byte{0xff}, std::byte{'\''}}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(connections)

BOOST_AUTO_TEST_CASE_TEMPLATE(values_come_back_as_they_went_in, Database, databases) {
  const Database database;
  const auto session = database.connect();
  change(*session, database.dialect == std::string("sqlite")
                       ? "CREATE TABLE t (i bigint, r double precision, s text, b blob, n text)"
                       : "CREATE TABLE t (i bigint, r double precision, s text, b bytea, n text)");
  transaction work(*session);
  const result inserted = work.execute("INSERT INTO t VALUES ($1, $2, $3, $4, $5)", INT64_MIN, 0.1,
                                       "it's $1 \"quoted\" \\ and ü", some_bytes(), nullptr);
  BOOST_TEST(inserted.affected == 1);
  work.execute("INSERT INTO t VALUES ($1, 7.0, $2, NULL, $2)", 7, "");
  const result all = work.execute("SELECT i, r, s, b, n FROM t ORDER BY i");
  BOOST_TEST(all.columns == (std::vector<std::string>{"i", "r", "s", "b", "n"}), boost::test_tools::per_element());
  BOOST_REQUIRE(all.rows.size() == 2u);
  const result_row expected = {INT64_MIN, 0.1, std::string("it's $1 \"quoted\" \\ and ü"), some_bytes(), nullptr};
  BOOST_CHECK(all.rows[0] == expected);
  const result_row second = {std::int64_t{7}, 7.0, std::string(), nullptr, std::string()};
  BOOST_CHECK(all.rows[1] == second);
  BOOST_TEST(work.execute("UPDATE t SET n = 'x'").affected == 2);
  BOOST_TEST(work.execute("UPDATE t SET n = 'x' WHERE i = 8").affected == 0);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_not_committed_is_rolled_back, Database, databases) {
  const Database database;
  const auto session = database.connect();
  change(*session, "CREATE TABLE t (i bigint)");
  { transaction(*session).execute("INSERT INTO t VALUES (1)"); }
  { transaction(*session, transaction_kind::schema_change).execute("CREATE TABLE u (i bigint)"); }
  BOOST_TEST(rows_of(*session, "SELECT i FROM t").empty());
  BOOST_CHECK_THROW(change(*session, "SELECT i FROM u"), error);
  change(*session, "INSERT INTO t VALUES (2)");
  BOOST_TEST(rows_of(*database.connect(), "SELECT i FROM t").size() == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_error_carries_sql_and_code, Database, databases) {
  const Database database;
  const auto session = database.connect();
  change(*session, "CREATE TABLE t (i bigint PRIMARY KEY)");
  change(*session, "INSERT INTO t VALUES (1)");
  transaction work(*session);
  const error refused = error_of([&] { work.execute("INSERT INTO t VALUES ($1)", 1); });
  BOOST_CHECK(refused.code() == error_code::database);
  BOOST_TEST(refused.statement() == "INSERT INTO t VALUES ($1)");
  BOOST_TEST(refused.native_code() == (database.dialect == std::string("sqlite") ? "1555" : "23505"));
  BOOST_TEST(!refused.worth_retrying());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_failed_transaction_cannot_be_committed, Database, databases) {
  const Database database;
  const auto session = database.connect();
  change(*session, "CREATE TABLE t (i bigint PRIMARY KEY)");
  transaction work(*session);
  work.execute("INSERT INTO t VALUES (1)");
  BOOST_CHECK_THROW(work.execute("INSERT INTO t VALUES (1)"), error);
  BOOST_CHECK_THROW((void)work.attempt("SELECT i FROM t"), error);
  BOOST_CHECK_THROW(work.commit(), error);
  work.rollback();
  BOOST_CHECK_THROW(work.execute("SELECT 1"), error);
  BOOST_TEST(rows_of(*session, "SELECT i FROM t").empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_not_there_can_be_asked_for, Database, databases) {
  const Database database;
  const auto session = database.connect();
  transaction look(*session, transaction_kind::none);
  BOOST_TEST(!look.attempt("SELECT i FROM t WHERE i = $1", 1));
  look.execute("CREATE TABLE t (i bigint)");
  look.execute("INSERT INTO t VALUES (1)");
  BOOST_TEST(!look.attempt("SELECT j FROM t"));
  const auto found = look.attempt("SELECT i FROM t WHERE i = $1", 1);
  BOOST_REQUIRE(found);
  BOOST_CHECK(found->rows == std::vector<result_row>{{std::int64_t{1}}});
  BOOST_TEST(!look.attempt("SELECT j FROM t"));
  look.commit();
  BOOST_CHECK_THROW((void)look.attempt("SELECT i FROM t"), error);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(asking_in_vain_ends_a_transaction, Database, databases) {
  const Database database;
  const auto session = database.connect();
  change(*session, "CREATE TABLE t (i bigint)");
  transaction work(*session);
  work.execute("INSERT INTO t VALUES (1)");
  BOOST_TEST(!work.attempt("SELECT i FROM nowhere"));
  BOOST_CHECK_THROW((void)work.attempt("SELECT i FROM t"), error);
  BOOST_CHECK_THROW(work.commit(), error);
  work.rollback();
  BOOST_TEST(rows_of(*session, "SELECT i FROM t").empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_fails_otherwise_is_not_taken_for_missing, Database, databases) {
  const Database database;
  const auto session = database.connect();
  change(*session, "CREATE TABLE t (i bigint PRIMARY KEY)");
  change(*session, "INSERT INTO t VALUES (1)");
  transaction look(*session, transaction_kind::none);
  BOOST_CHECK_THROW((void)look.attempt("INSERT INTO t VALUES (1)"), error);
}

BOOST_AUTO_TEST_CASE(what_is_locked_is_not_taken_for_missing) {
  const sqlite_database database;
  const auto other = database.connect();
  change(*other, "CREATE TABLE t (i bigint)");
  sqlite3* mine = nullptr;
  BOOST_REQUIRE(sqlite3_open(database.file().c_str(), &mine) == SQLITE_OK);
  {
    transaction writing(*other, transaction_kind::none);
    writing.execute("PRAGMA locking_mode = EXCLUSIVE");
    writing.execute("INSERT INTO t VALUES (1)");
    sqlite_connection session(mine);
    transaction look(session, transaction_kind::none);
    BOOST_TEST(error_of([&] { (void)look.attempt("SELECT i FROM t"); }).worth_retrying());
  }
  sqlite3_close(mine);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_transaction_is_not_left_by_sql, Database, databases) {
  const Database database;
  const auto session = database.connect();
  transaction work(*session);
  for (const char* sql : {"COMMIT", "begin", " -- a comment\n rollback", "/* and */ END", "ROLLBACK TRANSACTION",
                          "RollBack Transaction; -- to", ";; COMMIT", "abort", "START TRANSACTION", "rollback work",
                          "PREPARE TRANSACTION 'later'"}) {
    const error refused = error_of([&] { work.execute(sql); });
    BOOST_CHECK(refused.code() == error_code::usage);
  }
  work.execute("SAVEPOINT a");
  work.execute("CREATE TABLE t (i bigint)");
  work.execute("ROLLBACK TO SAVEPOINT a");
  work.execute("Rollback Transaction To SAVEPOINT a");
  if (std::string_view(Database::dialect) == "postgresql") work.execute("ROLLBACK WORK TO a");
  work.commit();
  for (const char* sql : {"(COMMIT)", "committed", "PREPARE transactions"}) {
    transaction next(*session);
    BOOST_CHECK(error_of([&] { next.execute(sql); }).code() == error_code::database);
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_statement_and_its_parameters_at_a_time, Database, databases) {
  const Database database;
  const auto session = database.connect();
  const auto refused = [&](auto... arguments) {
    transaction work(*session);
    return error_of([&] { work.execute(arguments...); }).code() == error_code::database;
  };
  BOOST_TEST(refused("SELECT 1; SELECT 2"));
  BOOST_TEST(refused("SELECT $1"));
  BOOST_TEST(refused("SELECT $1", 1, 2));
  transaction work(*session);
  BOOST_TEST(work.execute("SELECT 1; -- and no more\n").rows.size() == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_transaction_at_a_time, Database, databases) {
  const Database database;
  const auto session = database.connect();
  transaction work(*session);
  work.execute("CREATE TABLE t (i bigint)");
  BOOST_CHECK(error_of([&] { transaction second(*session); }).code() == error_code::usage);
}

BOOST_AUTO_TEST_CASE(urls_without_a_driver) {
  const error refused = error_of([] { std::ignore = connect("mysql://root:secret@host/db", {sqlite, postgresql}); });
  BOOST_CHECK(refused.code() == error_code::usage);
  BOOST_TEST(contains(refused.what(), "sqlite:, postgresql:"));
  BOOST_TEST(!contains(refused.what(), "secret"));
  for (const char* url : {"", "app.db", "sqlite:", "sqlite:///app.db", "user:secret@host"}) {
    const error wrong = error_of([&] { std::ignore = connect(url, {sqlite}); });
    BOOST_CHECK(wrong.code() == error_code::usage);
    BOOST_TEST(!contains(wrong.what(), "secret"));
  }
}

BOOST_AUTO_TEST_CASE(no_password_in_an_error) {
  for (const char* url :
       {"postgresql://me:tell%40nobody@/db?host=/nowhere", "postgresql://me:tell@nobody@nohost/db",
        "postgresql://me:tell/nobody@[::1/db", "postgresql:///db?host=/nowhere&password=nobody",
        "postgresql://me:nobody@/db?host=/nowhere&unknown=1", "postgres://me:nobody@/d?host=/nowhere"}) {
    const error refused = error_of([&] { std::ignore = connect(url, {postgresql}); });
    BOOST_CHECK(refused.code() == error_code::database);
    BOOST_TEST(!contains(refused.what(), "nobody"), refused.what());
    BOOST_TEST(!contains(refused.what(), "tell"), refused.what());
  }
}

BOOST_AUTO_TEST_CASE(a_password_of_stars_is_masked_once) {
  const error refused =
      error_of([] { std::ignore = connect("postgresql://me:*@*@*@*@*@*@*@*@/db?host=/nowhere", {postgresql}); });
  BOOST_TEST(!contains(refused.what(), "****"), refused.what());
}

BOOST_AUTO_TEST_CASE(a_sqlite_file_that_cannot_be_opened) {
  const error refused = error_of([] { std::ignore = connect("sqlite:/nowhere/at/all.db", {sqlite}); });
  BOOST_CHECK(refused.code() == error_code::database);
  BOOST_TEST(refused.where() == "/nowhere/at/all.db");
}

BOOST_AUTO_TEST_CASE(a_wrapped_sqlite_session_is_left_as_it_was) {
  const sqlite_database database;
  sqlite3* mine = nullptr;
  BOOST_REQUIRE(sqlite3_open(database.file().c_str(), &mine) == SQLITE_OK);
  for (const std::string setting : {"ON", "OFF"}) {
    sqlite3_exec(mine, ("PRAGMA foreign_keys = " + setting).c_str(), nullptr, nullptr, nullptr);
    sqlite3_exec(mine, ("PRAGMA legacy_alter_table = " + setting).c_str(), nullptr, nullptr, nullptr);
    const std::vector<std::string> expected = {setting == "ON" ? "1" : "0"};
    for (const bool commits : {true, false}) {
      sqlite_connection session(mine);
      {
        transaction work(session, transaction_kind::schema_change);
        const result_row off = {std::int64_t{0}};
        BOOST_CHECK(work.execute("PRAGMA foreign_keys").rows.front() == off);
        BOOST_CHECK(work.execute("PRAGMA legacy_alter_table").rows.front() == off);
        if (commits) work.commit();
      }
      BOOST_TEST(rows_of(session, "PRAGMA foreign_keys") == expected);
      BOOST_TEST(rows_of(session, "PRAGMA legacy_alter_table") == expected);
    }
  }
  sqlite3_exec(mine, "BEGIN", nullptr, nullptr, nullptr);
  sqlite_connection session(mine);
  BOOST_CHECK(error_of([&] { transaction work(session); }).code() == error_code::usage);
  BOOST_TEST(sqlite3_get_autocommit(mine) == 0);
  BOOST_TEST(sqlite3_close(mine) == SQLITE_OK);
}

BOOST_AUTO_TEST_CASE(an_opened_sqlite_session_enforces_foreign_keys) {
  const sqlite_database database;
  BOOST_TEST(rows_of(*database.connect(), "PRAGMA foreign_keys") == std::vector<std::string>{"1"});
}

BOOST_AUTO_TEST_CASE(a_wrapped_postgresql_session_stays_open) {
  const postgresql_database database;
  pqxx::connection mine(database.url());
  {
    postgresql_connection session(mine);
    change(session, "CREATE TABLE t (i bigint)");
    const pqxx::work own(mine);
    BOOST_CHECK(error_of([&] { transaction work(session); }).code() == error_code::usage);
    BOOST_CHECK(error_of([&] { migration_lock lock(session, "x", milliseconds(1)); }).code() == error_code::usage);
  }
  pqxx::work own(mine);
  BOOST_TEST(own.exec("SELECT * FROM t").empty());
}

BOOST_AUTO_TEST_CASE(a_wrapped_postgresql_session_may_connect_when_it_is_needed) {
  const postgresql_database database;
  {
    pqxx::lazyconnection mine(database.url());
    postgresql_connection session(mine);
    BOOST_TEST(current(session, notes).empty());
  }
  pqxx::lazyconnection mine(database.url());
  postgresql_connection session(mine);
  BOOST_TEST(upgrade(session, notes).migrations.size() == 2u);
  BOOST_TEST(upgrade(session, notes).migrations.empty());
}

BOOST_AUTO_TEST_CASE(a_postgresql_lock_names_its_holder) {
  const postgresql_database database;
  const auto first = instar::connect(database.url() + "&application_name=the_first", {postgresql});
  const auto second = database.connect();
  {
    const migration_lock held(*first, "x", milliseconds(0));
    const migration_lock another(*second, "y", milliseconds(0));
    const auto pid = rows_of(*first, "SELECT pg_backend_pid()").front();
    const error refused = error_of([&] { migration_lock(*second, "x", milliseconds(30)); });
    BOOST_CHECK(refused.code() == error_code::locked);
    BOOST_TEST(refused.worth_retrying());
    BOOST_TEST(contains(refused.message(), "pid " + pid + " "), refused.what());
    BOOST_TEST(contains(refused.message(), "the_first"));
    BOOST_TEST(contains(refused.message(), "it runs or ran last: ROLLBACK"));
    BOOST_TEST(contains(refused.facts().remedy, "pg_terminate_backend(" + pid + ")"));
  }
  const migration_lock free(*second, "x", milliseconds(0));
}

BOOST_AUTO_TEST_CASE(a_postgresql_lock_goes_with_its_session) {
  const postgresql_database database;
  auto first = database.connect();
  auto held = std::make_unique<migration_lock>(*first, "x", milliseconds(0));
  const auto pid = rows_of(*first, "SELECT pg_backend_pid()").front();
  const auto second = database.connect();
  BOOST_TEST(rows_of(*second, "SELECT pg_terminate_backend(" + pid + ", 5000)").front() == "true");
  const migration_lock taken(*second, "x", milliseconds(5000));
  const error lost = error_of([&] { transaction(*first, transaction_kind::schema_change).execute("SELECT 1"); });
  BOOST_TEST(lost.worth_retrying(), lost.what());
  held.reset();
}

BOOST_AUTO_TEST_CASE(a_schema_change_waits_for_a_table_no_longer_than_for_the_lock) {
  const postgresql_database database;
  const auto first = database.connect();
  const auto second = database.connect();
  change(*first, "CREATE TABLE t (i bigint)");
  transaction reading(*first);
  reading.execute("SELECT * FROM t");
  const migration_lock held(*second, "x", milliseconds(20));
  transaction work(*second, transaction_kind::schema_change);
  const error refused = error_of([&] { work.execute("ALTER TABLE t ADD COLUMN j bigint"); });
  BOOST_TEST(refused.native_code() == "55P03");
  BOOST_TEST(refused.worth_retrying());
}

BOOST_AUTO_TEST_CASE(a_sqlite_schema_change_waits_its_turn) {
  const sqlite_database database;
  const auto first = database.connect();
  const auto second = database.connect();
  {
    transaction writing(*first, transaction_kind::schema_change);
    const migration_lock patience(*second, "x", milliseconds(20));
    const error refused = error_of([&] { transaction(*second, transaction_kind::schema_change); });
    BOOST_CHECK(refused.code() == error_code::locked);
    BOOST_TEST(refused.worth_retrying());
    BOOST_TEST(refused.native_code() == "5");
    BOOST_TEST(rows_of(*second, "PRAGMA foreign_keys").front() == "1");
  }
  transaction(*second, transaction_kind::schema_change).commit();
}

BOOST_AUTO_TEST_SUITE_END()
