// upgrade <url> filled|changed <revision>: brings the database there. Prints the milliseconds that it took.

#include <chrono>
#include <iostream>
#include <string_view>

#include <instar/error.hpp>
#include <instar/migrate.hpp>
#include <instar/postgresql.hpp>

extern const instar::chain filled_notes;
extern const instar::chain changed_notes;

int main(int count, char** words) try {
  if (count != 4) return 2;
  const auto& chain = words[2] == std::string_view("filled") ? filled_notes : changed_notes;
  const auto begin = std::chrono::steady_clock::now();
  instar::upgrade(*instar::connect(words[1], {instar::postgresql}), chain, words[3], {.every_migration = true});
  const auto end = std::chrono::steady_clock::now();
  std::cout << std::chrono::duration_cast<std::chrono::milliseconds>(end - begin).count() << '\n';
} catch (const instar::error& failure) {
  std::cerr << failure.what() << '\n';
  return 1;
}
