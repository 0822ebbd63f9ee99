#include "introspection/postgresql_row.hpp"

namespace instar {

std::string catalogue_row::text() {
  const auto& any = next();
  if (const auto* text = std::get_if<std::string>(&any)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&any)) return std::to_string(*number);
  if (const auto* truth = std::get_if<bool>(&any)) return *truth ? "true" : "false";
  return {};
}

bool catalogue_row::truth() {
  const auto* truth = std::get_if<bool>(&next());
  return truth != nullptr && *truth;
}

std::int64_t catalogue_row::number() {
  const auto* number = std::get_if<std::int64_t>(&next());
  return number == nullptr ? 0 : *number;
}

std::vector<std::string> catalogue_row::texts() { return array_elements(text()); }

std::vector<std::string> array_elements(std::string_view text) {
  std::vector<std::string> elements;
  if (text.size() <= 2) return elements;
  bool quoted = false;
  elements.emplace_back();
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == '"')
      quoted = !quoted;
    else if (text[i] == ',' && !quoted)
      elements.emplace_back();
    else
      elements.back() += text[text[i] == '\\' ? ++i : i];
  }
  return elements;
}

}  // namespace instar
