#include <exception>
#include <iostream>

#include <instar/postgresql.hpp>

int main() {
  try {
    (void)instar::connect("postgresql://nobody:secret@127.0.0.1:1/nowhere", {instar::postgresql});
  } catch (const std::exception& failure) {
    std::cout << failure.what() << '\n';
  }
}
