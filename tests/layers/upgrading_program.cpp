// A program that only upgrades: what it is linked with is what linking_test.cpp looks at.

#include <instar/migrate.hpp>
#include <instar/sqlite.hpp>

int main(int, char** words) {
  const auto session = instar::connect(words[1], {instar::sqlite});
  instar::upgrade(*session, {nullptr, 0, "none"});
}
