#include "generator/name_template.hpp"

#include <algorithm>
#include <array>

#include <instar/error.hpp>

namespace instar::generator {
namespace {

constexpr std::array<std::string_view, 4> file_words = {"date", "time", "id", "slug"};
constexpr std::array<std::string_view, 4> id_words = {"date", "time", "number", "random"};

struct part {
  std::string_view text;
  bool is_word;
};

std::vector<part> parts_of(std::string_view form) {
  std::vector<part> parts;
  while (!form.empty()) {
    const auto open = std::min(form.find('{'), form.size());
    if (open != 0) parts.push_back({form.substr(0, open), false});
    form.remove_prefix(open);
    if (form.empty()) break;
    const auto close = form.find('}');
    if (close == form.npos) {
      parts.push_back({form, false});
      break;
    }
    parts.push_back({form.substr(1, close - 1), true});
    form.remove_prefix(close + 1);
  }
  return parts;
}

template <class Words>
std::string listed(const Words& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "{" : ", {") + std::string(word) + "}";
  return text;
}

/// `more` are characters beside letters and digits.
template <class Words>
std::string object_to(std::string_view form, const Words& words, std::string_view more) {
  const auto is_plain = [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || more.find(c) != more.npos;
  };
  for (const auto& [text, is_word] : parts_of(form)) {
    if (is_word && std::ranges::count(words, text) == 0)
      return "'{" + std::string(text) + "}' is none of " + listed(words);
    if (!is_word && !std::ranges::all_of(text, is_plain))
      return "'" + std::string(text) + "' has other characters than letters, digits and " + std::string(more);
  }
  return {};
}

bool holds(std::string_view form, std::string_view word) {
  return std::ranges::any_of(parts_of(form), [&](const part& one) { return one.is_word && one.text == word; });
}

}  // namespace

std::string filled(std::string_view form, const std::map<std::string, std::string, std::less<>>& values) {
  std::string text;
  for (const auto& [part, is_word] : parts_of(form)) {
    if (!is_word) {
      text += part;
      continue;
    }
    const auto found = values.find(part);
    if (found == values.end()) throw error(error_code::usage, "a template knows no {" + std::string(part) + "}");
    text += found->second;
  }
  return text;
}

std::string object_to_file_template(std::string_view form) {
  if (auto objection = object_to(form, file_words, "_-."); !objection.empty()) return objection;
  return holds(form, "id") ? "" : "a name of a file needs {id}, so that no two migrations have one";
}

std::string object_to_id_template(std::string_view form) {
  if (auto objection = object_to(form, id_words, "_"); !objection.empty()) return objection;
  return holds(form, "number") || holds(form, "random") || holds(form, "time")
             ? ""
             : "an id needs {number}, {random} or {time}, so that no two migrations have one";
}

}  // namespace instar::generator
