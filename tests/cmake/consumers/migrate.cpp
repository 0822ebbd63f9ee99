#include <cstdint>
#include <exception>
#include <iostream>
#include <variant>

#include <app_migrations.hpp>
#include <instar/migrate.hpp>
#include <instar/sqlite.hpp>
#include <instar/transaction.hpp>

int main(int, char** arguments) {
  try {
    instar::sqlite_connection database(arguments[1]);
    const auto report = instar::upgrade(database, app_migrations);

    instar::transaction work(database);
    work.execute("INSERT INTO tasks (title) VALUES ($1)", "read the README");
    const auto found = work.execute("SELECT count(*) FROM tasks");
    work.commit();
    std::cout << report.migrations.size() << " migrations, " << std::get<std::int64_t>(found.rows[0][0]) << " tasks\n";
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << '\n';
    return 1;
  }
}
