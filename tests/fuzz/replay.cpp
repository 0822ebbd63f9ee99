/// Gives every file of some directories to a target: what was found once is tried by every test run.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "fuzz/fuzz_target.hpp"

int main(int count, char** directories) {
  std::size_t tried = 0;
  for (int i = 1; i < count; ++i)
    for (const auto& entry : std::filesystem::directory_iterator(directories[i])) {
      std::ifstream stream(entry.path(), std::ios::binary);
      const std::string input{std::istreambuf_iterator<char>(stream), {}};
      std::fprintf(stderr, "%s\n", entry.path().filename().c_str());
      instar::fuzz::try_input(input);
      ++tried;
    }
  std::printf("%zu inputs\n", tried);
  return tried == 0 ? 1 : 0;
}
