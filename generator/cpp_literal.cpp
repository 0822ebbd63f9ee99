#include "generator/cpp_literal.hpp"

namespace instar::generator {
namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

/// Three octal digits, because a hexadecimal escape would swallow the digits behind it.
std::string octal(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return {'\\', static_cast<char>('0' + (byte >> 6)), static_cast<char>('0' + ((byte >> 3) & 7)),
          static_cast<char>('0' + (byte & 7))};
}

}  // namespace

std::string cpp_literal(std::string_view text) {
  std::string literal = "\"";
  char previous = '\0';
  for (char c : text) {
    if (c == '"' || c == '\\' || (c == '?' && previous == '?'))
      literal += {'\\', c};
    else if (c == '\n')
      literal += "\\n";
    else if (c == '\t')
      literal += "\\t";
    else if (is_control(c))
      literal += octal(c);
    else
      literal += c;
    previous = c;
  }
  return literal + '"';
}

std::string cpp_comment(std::string_view text) {
  std::string comment = "// ";
  for (char c : text) comment += is_control(c) ? ' ' : c;
  // A backslash at the end, which a trigraph also spells, would make the next line a part of the comment.
  const auto end = comment.find_last_not_of(' ');
  comment.erase(end + 1);
  if (comment.ends_with('\\') || comment.ends_with("?\?/")) comment += '.';
  return comment;
}

}  // namespace instar::generator
