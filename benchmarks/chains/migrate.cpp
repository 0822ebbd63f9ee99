// migrate <url> every|once: upgrades by every migration, or as the library chooses. Prints the microseconds from
// connecting to the end, and the kilobytes that the process took at most.

#include <sys/resource.h>
#include <chrono>
#include <iostream>
#include <string_view>

#include <instar/error.hpp>
#include <instar/migrate.hpp>
#include <instar/postgresql.hpp>
#include <instar/sqlite.hpp>

extern const instar::chain tables;

int main(int count, char** words) try {
  if (count != 3) return 2;
  const auto begin = std::chrono::steady_clock::now();
  {
    const auto session = instar::connect(words[1], {instar::sqlite, instar::postgresql});
    instar::upgrade(*session, tables, "heads", {.every_migration = words[2] == std::string_view("every")});
  }
  const auto end = std::chrono::steady_clock::now();
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::cout << std::chrono::duration_cast<std::chrono::microseconds>(end - begin).count() << ' ' << used.ru_maxrss
            << '\n';
} catch (const instar::error& failure) {
  std::cerr << failure.what() << '\n';
  return 1;
}
