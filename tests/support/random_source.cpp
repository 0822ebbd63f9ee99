#include "support/random_source.hpp"

#include <cstdlib>
#include <iostream>
#include <vector>

namespace instar::testing {

std::uint64_t seed_of_this_run() {
  static const std::uint64_t seed = [] {
    const char* given = std::getenv("INSTAR_SEED");
    const auto chosen = given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
    std::clog << "INSTAR_SEED=" << chosen << '\n';  // where something throws, nothing else tells it
    return chosen;
  }();
  return seed;
}

int cases(int usual) {
  const char* given = std::getenv("INSTAR_CASES");
  return given != nullptr ? std::atoi(given) : usual;
}

// The standard distributions differ between libraries, so that a seed would mean another model in each.
int random_source::below(int end) { return static_cast<int>(random_() % static_cast<std::uint64_t>(end)); }

std::string random_source::fresh_name(const std::string& stem) { return stem + std::to_string(++names_); }

std::string random_source::awkward_name() {
  static const std::vector<std::string> stems = {"a",    "order", "Weird Name", "quo\"te", "back\\slash",
                                                 "it's", "naïve", "group_by",   "x{y}"};
  return fresh_name(any_of(stems));
}

}  // namespace instar::testing
