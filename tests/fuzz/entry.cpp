#include "fuzz/fuzz_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  instar::fuzz::try_input({reinterpret_cast<const char*>(data), size});
  return 0;
}
