// A library whose schema is persistent classes of ODB and whose database keeps itself up to date.
//
//   library             brings the database up to date and lists the books
//   library migrate ... current, history, plan, upgrade, downgrade, sql
//
// The database is named by the environment variable LIBRARY_URL, sqlite:library.db by default.

#include <cstdlib>
#include <instar/error.hpp>
#include <instar/migrate.hpp>
#include <instar/migrate_command.hpp>
#include <instar/sqlite.hpp>
#include <instar/transaction.hpp>
#include <iostream>
#include <library_migrations.hpp>
#include <string>
#include <variant>

int main(int argc, char** argv) try {
  const instar::driver drivers[] = {instar::sqlite};
  const char* given = std::getenv("LIBRARY_URL");
  const std::string url = given != nullptr ? given : "sqlite:library.db";
  if (const auto code = instar::migrate_command(argc, argv, library_migrations, drivers, url)) return *code;

  const auto connection = instar::connect(url, drivers);
  instar::upgrade(*connection, library_migrations);

  // From here on the database is ODB's: odb::sqlite::database db("library.db"). This program is to be built where libodb
  // is not installed as well, and so it asks in SQL.
  instar::transaction work(*connection);
  for (const auto& row : work.execute("SELECT b.title, a.name FROM book b JOIN author a ON a.id = b.author ORDER BY b.id").rows)
    std::cout << std::get<std::string>(row[0]) << ", by " << std::get<std::string>(row[1]) << '\n';
  return 0;
} catch (const instar::error& failure) {
  std::cerr << failure.what() << '\n';
  return failure.exit_code();
}
