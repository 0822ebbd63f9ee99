// writer <url> <statement>...: executes them by turns, a millisecond apart, until it is told to end (SIGTERM). Then it
// prints how many there were, and in microseconds how long the longest took and how long 99 of 100 took at most.

#include <libpq-fe.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <iostream>
#include <memory>
#include <thread>
#include <vector>

namespace {

volatile std::sig_atomic_t is_told_to_end = 0;

using session = std::unique_ptr<PGconn, decltype(&PQfinish)>;

/// How long it took, in microseconds; nothing shorter than that is a pause.
std::int64_t execute(const session& server, const char* sql) {
  const auto begin = std::chrono::steady_clock::now();
  const std::unique_ptr<PGresult, decltype(&PQclear)> done(PQexec(server.get(), sql), &PQclear);
  const auto end = std::chrono::steady_clock::now();
  if (PQresultStatus(done.get()) != PGRES_COMMAND_OK) {
    std::cerr << PQerrorMessage(server.get());
    std::exit(1);
  }
  return std::chrono::duration_cast<std::chrono::microseconds>(end - begin).count();
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 2;
  std::signal(SIGTERM, [](int) { is_told_to_end = 1; });
  const session server(PQconnectdb(words[1]), &PQfinish);
  std::vector<std::int64_t> times;
  while (is_told_to_end == 0) {
    for (char** sql = words + 2; sql != words + count; ++sql) times.push_back(execute(server, *sql));
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  std::ranges::sort(times);
  std::cout << times.size() << ' ' << times.back() << ' ' << times[times.size() * 99 / 100] << '\n';
}
