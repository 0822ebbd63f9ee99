#include "core/property_reader.hpp"

#include <string_view>
#include <utility>

#include <instar/vocabulary/canonical_text.hpp>

namespace instar {
namespace {

std::string_view description(term_kind kind) {
  switch (kind) {
    case term_kind::none: return "no value";
    case term_kind::text: return "text between '";
    case term_kind::number: return "a number";
    case term_kind::boolean: return "true or false";
    case term_kind::expression: return "SQL between backticks";
  }
  return {};
}

std::string with_article(std::string_view noun) {
  const bool vowel = noun.starts_with('i') || noun.starts_with('e');
  return (vowel ? "an " : "a ") + std::string(noun);
}

std::string words_of(element of) {
  std::string all;
  for (const auto& word : property_words)
    if (word.of.contains(of)) all.append(all.empty() ? "" : ", ").append(word.name);
  return all;
}

term read_value(line_cursor& line, const property_word& word) {
  if (word.value == term_kind::none) return {};
  const auto begin = line;
  const bool missing = line.next_is(',') || line.next_is(']') || line.at_end();
  auto value = missing ? term{} : read_term(line);
  if (value.kind != word.value)
    begin.fail("the property " + std::string(word.name) + " takes " + std::string(description(word.value)));
  return value;
}

property read_property(line_cursor& line, element of) {
  const auto begin = line;
  property any{.dialect = {}, .name = line.bare_word(), .value = {}};
  if (const auto dot = any.name.find('.'); dot != std::string::npos) {
    any.dialect = any.name.substr(0, dot);
    any.name.erase(0, dot + 1);
  }
  const auto* word = find_property_word(of, any.name);
  if (word == nullptr)
    begin.fail(with_article(spelling(of)) + " has no property " + any.name + ": there are " + words_of(of));
  if (any.dialect.empty() && replaces_member(of, any.name))
    begin.fail("the property " + any.name + " of " + with_article(spelling(of)) +
               " is for one database: write it as `postgresql." + any.name + "` or `sqlite." + any.name + "`");
  any.value = read_value(line, *word);
  return any;
}

}  // namespace

term read_term(line_cursor& line) {
  if (line.next_is('\'')) return {term_kind::text, line.quoted('\'')};
  if (line.next_is('`')) return {term_kind::expression, line.quoted('`')};
  const auto begin = line;
  auto word = line.bare_word();
  if (word == "true" || word == "false") return {term_kind::boolean, std::move(word)};
  if (!canonical::is_number(word))
    begin.fail("`" + word + "` is no value: expected '...', a number, true, false or `...`");
  return {term_kind::number, std::move(word)};
}

properties read_properties(line_cursor& line, element of) {
  properties all;
  if (!line.next_is('[')) return all;
  line.list("[", "]", [&] {
    const auto begin = line;
    auto one = read_property(line, of);
    if (!all.add(std::move(one))) begin.fail("this property stands twice");
  });
  return all;
}

}  // namespace instar
