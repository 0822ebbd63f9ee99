#include "dialects/postgresql/names.hpp"

#include <algorithm>
#include <array>

#include "core/name_list.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::postgresql_sql {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_letters(char left, char right) { return lower(left) == lower(right); }

bool is_part_of_word(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::string quote_name(std::string_view name) { return quoted(name, '"'); }

// A text with a backslash is written as an escape string, which means the same whatever standard_conforming_strings is.
std::string quote_text(std::string_view text) {
  auto plain = quoted(text, '\'');
  if (text.find('\\') == std::string_view::npos) return plain;
  return 'E' + doubled(plain, '\\');
}

std::string quote_names(const std::vector<std::string>& names) { return name_list(names, quote_name); }

std::string expression(std::string_view model_text) { return expression_sql(model_text, quote_name); }

std::string_view schema_of(std::string_view name) {
  const auto dot = name.find('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

std::string_view own_name(std::string_view name) {
  const auto dot = name.find('.');
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

std::string quote_path(std::string_view name) { return quote_beside(name, own_name(name)); }

std::string quote_beside(std::string_view table, std::string_view name) {
  const auto schema = schema_of(table);
  return schema.empty() ? quote_name(name) : quote_name(schema) + "." + quote_name(name);
}

std::string quote_paths_in_list(std::string_view list) { return name_list(names_in(list), quote_path); }

std::string quote_role(std::string_view name) {
  constexpr std::array<std::string_view, 4> words{"public", "current_role", "current_user", "session_user"};
  const auto is_word = [&](std::string_view word) { return std::ranges::equal(word, name, same_letters); };
  return std::ranges::any_of(words, is_word) ? std::string(name) : quote_name(name);
}

std::string_view longest_word_in(std::string_view any) {
  std::string_view longest;
  while (!any.empty()) {
    const auto* const end = std::ranges::find_if_not(any, is_part_of_word);
    const auto size = static_cast<std::size_t>(end - any.begin());
    if (size > longest.size()) longest = any.substr(0, size);
    any.remove_prefix(std::min(size + 1, any.size()));
  }
  return longest;
}

bool mentions(std::string_view text, std::string_view name) {
  const std::string_view wanted = own_name(name);
  for (const auto* at = text.begin();;) {
    const auto found = std::ranges::search(at, text.end(), wanted.begin(), wanted.end(), same_letters);
    if (found.empty()) return false;
    const bool starts = found.begin() == text.begin() || !is_part_of_word(*(found.begin() - 1));
    const bool ends = found.end() == text.end() || !is_part_of_word(*found.end());
    if (starts && ends) return true;
    at = found.begin() + 1;
  }
}

}  // namespace instar::postgresql_sql
