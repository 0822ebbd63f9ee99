#include "core/grant_word.hpp"

namespace instar {

std::string_view grant_word(object_kind kind) {
  switch (kind) {
    case object_kind::schema: return "SCHEMA";
    case object_kind::enumeration:
    case object_kind::composite: return "TYPE";
    case object_kind::domain: return "DOMAIN";
    case object_kind::sequence: return "SEQUENCE";
    case object_kind::function: return "FUNCTION";
    case object_kind::procedure: return "PROCEDURE";
    default: return "TABLE";
  }
}

std::string_view grant_word(const object& grant) {
  const auto word = grant.properties.text("on_kind");
  return word.empty() ? "TABLE" : word;
}

}  // namespace instar
