#include "introspection/postgresql_scope.hpp"

namespace instar {
namespace {

/// As it stands between the quotes of an array's element.
std::string escaped(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text;
}

}  // namespace

std::string postgresql_scope::as_array() const {
  std::string text;
  for (const auto& [schema, shown] : schemas) text += (text.empty() ? "{\"" : ",\"") + escaped(schema) + "\"";
  return text.empty() ? "{}" : text + "}";
}

std::string postgresql_scope::path(std::string_view schema, std::string_view name) const {
  const auto found = schemas.find(schema);
  const std::string shown = found == schemas.end() ? std::string(schema) : found->second;
  return shown.empty() ? std::string(name) : shown + "." + std::string(name);
}

std::string postgresql_scope::sql(std::string text) const {
  for (const auto& [scratch, real] : rewritten)
    for (auto at = text.find(scratch); at != std::string::npos; at = text.find(scratch, at + real.size()))
      text.replace(at, scratch.size(), real);
  return text;
}

}  // namespace instar
