#include "connection/redaction.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <vector>

namespace instar {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0;
    if (escaped && hex_digit(text[i + 2]) >= 0) {
      decoded += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

/// The value of every `password=` in a query or a connection string, quoted or not.
void add_parameters(std::vector<std::string>& secrets, std::string_view url) {
  constexpr std::string_view key = "password";
  for (auto at = url.find(key); at != std::string_view::npos; at = url.find(key, at + 1)) {
    auto value = url.substr(at + key.size());
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    if (!value.starts_with('=')) continue;
    value.remove_prefix(1);
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    const bool quoted = value.starts_with('\'');
    if (quoted) value.remove_prefix(1);
    secrets.emplace_back(value.substr(0, value.find_first_of(quoted ? "'" : "& ")));
  }
}

/// What stands between the user and the host. An unescaped `@` or `/` in a password makes libpq take its rest for a
/// host or a database, so what is between two of them is secret by itself too.
void add_authority(std::vector<std::string>& secrets, std::string_view url) {
  const auto start = url.find("://");
  if (start == std::string_view::npos) return;
  const auto authority = url.substr(start + 3);
  const auto colon = authority.find(':');
  const auto at = authority.rfind('@');
  if (colon == std::string_view::npos || at == std::string_view::npos || at < colon) return;
  auto password = authority.substr(colon + 1, at - colon - 1);
  secrets.emplace_back(password);
  for (auto cut = password.find_first_of("@/:"); cut != std::string_view::npos; cut = password.find_first_of("@/:")) {
    secrets.emplace_back(password.substr(0, cut));
    password.remove_prefix(cut + 1);
  }
  secrets.emplace_back(password);
}

std::vector<std::string> passwords_in(std::string_view url) {
  std::vector<std::string> secrets;
  add_authority(secrets, url);
  add_parameters(secrets, url);
  for (std::size_t i = secrets.size(); i != 0; --i) secrets.push_back(percent_decoded(secrets[i - 1]));
  std::ranges::sort(secrets);
  secrets.erase(std::ranges::unique(secrets).begin(), secrets.end());
  std::erase(secrets, "");
  return secrets;
}

/// As much of `text` as has room in the place of what is there.
void write_over(char* there, const std::string& text) {
  const std::size_t length = std::strlen(there);
  if (text == there) return;
  std::memset(there, '\0', length);
  text.copy(there, length);
}

}  // namespace

std::string without_passwords(std::string_view text, std::string_view url) {
  // All are found before one is masked: a password may be a part of another, or of the mask.
  std::vector<int> begun(text.size() + 1);  ///< secrets that begin here, less those that end
  for (const std::string& secret : passwords_in(url))
    for (auto at = text.find(secret); at != std::string_view::npos; at = text.find(secret, at + 1)) {
      ++begun[at];
      --begun[at + secret.size()];
    }
  std::string shown;
  int open = 0;
  for (std::size_t i = 0; i != text.size(); ++i) {
    const bool was_open = open != 0;
    open += begun[i];
    if (open == 0)
      shown += text[i];
    else if (!was_open)
      shown += "***";
  }
  return shown;
}

std::vector<std::string> take_words(int count, char** words) {
  std::vector<std::string> taken(words, words + count);
  for (std::size_t i = 0; i != taken.size(); ++i) write_over(words[i], without_passwords(taken[i], taken[i]));
  return taken;
}

}  // namespace instar
