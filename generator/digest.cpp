#include "generator/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <instar/error.hpp>

namespace instar::generator {

std::string sha256(std::string_view bytes) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::array<unsigned char, 32> hash{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha256(), nullptr) != 1 || size != hash.size())
    throw error(error_code::unsupported, "OpenSSL computes no SHA-256 here");
  std::string digits;
  for (unsigned char byte : hash) {
    digits += hex[byte >> 4];
    digits += hex[byte & 15];
  }
  return digits;
}

std::string digest_of(const migration_text& migration) { return sha256(digested_part(write_migration(migration))); }

}  // namespace instar::generator
