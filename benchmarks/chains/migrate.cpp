// migrate <url> every|once [<revision>]: upgrades by every migration, or as the library chooses. Prints the
// microseconds from connecting to the end, those of them on the processor, and the kilobytes that the process took at
// most.

#include <sys/resource.h>
#include <chrono>
#include <cstdio>  // as the floor does: a program that prints by iostream has another quarter of a megabyte
#include <string_view>

#include <instar/error.hpp>
#include <instar/migrate.hpp>

extern const instar::chain tables;
extern const instar::driver database;  // the one that a program links

namespace {

rusage used() {
  rusage now{};
  getrusage(RUSAGE_SELF, &now);
  return now;
}

long microseconds(const rusage& any) {
  return (any.ru_utime.tv_sec + any.ru_stime.tv_sec) * 1'000'000L + any.ru_utime.tv_usec + any.ru_stime.tv_usec;
}

}  // namespace

int main(int count, char** words) try {
  if (count != 3 && count != 4) return 2;
  const std::string_view target = count == 4 ? words[3] : "heads";
  const auto before = used();
  const auto begin = std::chrono::steady_clock::now();
  {
    const auto session = instar::connect(words[1], {database});
    instar::upgrade(*session, tables, target, {.every_migration = words[2] == std::string_view("every")});
  }
  const auto end = std::chrono::steady_clock::now();
  const auto after = used();
  const long taken = std::chrono::duration_cast<std::chrono::microseconds>(end - begin).count();
  std::printf("%ld %ld %ld\n", taken, microseconds(after) - microseconds(before), after.ru_maxrss);
} catch (const instar::error& failure) {
  std::fprintf(stderr, "%s\n", failure.what());
  return 1;
}
