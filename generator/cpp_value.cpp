#include "generator/cpp_value.hpp"

#include <string_view>

namespace instar::generator {
namespace {

/// Whether a number is the same text when the compiler has read it as an `int`.
bool is_plain_integer(std::string_view text) {
  if (text == "0") return true;
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.size() <= 9 && text.front() != '0' && text.find_first_not_of("0123456789") == text.npos;
}

}  // namespace

cpp_code cpp_value(const term& value) {
  switch (value.kind) {
    case term_kind::none: break;
    case term_kind::text: return cpp_text(value.text);
    case term_kind::boolean: return {.text = value.text};
    case term_kind::number:
      return is_plain_integer(value.text) ? cpp_code{.text = value.text} : cpp_call("number", {cpp_text(value.text)});
    case term_kind::expression:
      return value.text == "null" ? cpp_code{.text = "null"} : cpp_call("sql", {cpp_text(value.text)});
  }
  return {};
}

}  // namespace instar::generator
