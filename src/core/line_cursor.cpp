#include "core/line_cursor.hpp"

#include <algorithm>
#include <charconv>

#include <instar/error.hpp>
#include <instar/vocabulary/canonical_text.hpp>

namespace instar {
namespace {

bool ends_word(std::string_view line, std::size_t position) {
  return position == line.size() || line[position] == ' ' || line[position] == '(';
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

bool line_cursor::take(std::string_view words) {
  if (!line_.substr(position_).starts_with(words) || !ends_word(line_, position_ + words.size())) return false;
  position_ += words.size();
  take_space();
  return true;
}

void line_cursor::expect(std::string_view words) {
  if (!take(words)) fail("expected `" + std::string(words) + "`");
}

bool line_cursor::take_exactly(std::string_view characters) {
  if (!line_.substr(position_).starts_with(characters)) return false;
  position_ += characters.size();
  take_space();
  return true;
}

void line_cursor::expect_exactly(std::string_view characters) {
  if (!take_exactly(characters)) fail("expected `" + std::string(characters) + "`");
}

void line_cursor::expect_end() {
  if (!at_end()) fail("did not expect `" + std::string(line_.substr(position_)) + "`");
}

void line_cursor::take_space() {
  if (next_is(' ')) ++position_;
}

std::string line_cursor::name() {
  if (next_is('"')) return quoted('"');
  auto word = bare_word();
  if (!canonical::is_bare_name(word)) fail("expected a name");
  return word;
}

std::vector<std::string> line_cursor::names() {
  std::vector<std::string> all;
  list("(", ")", [&] { all.push_back(name()); });
  return all;
}

std::string line_cursor::bare_word() {
  const auto end = std::min(line_.find_first_of(" (),[]", position_), line_.size());
  std::string word(line_.substr(position_, end - position_));
  if (word.empty()) fail("expected a word");
  position_ = end;
  take_space();
  return word;
}

std::string line_cursor::quoted(char delimiter) {
  if (!next_is(delimiter)) fail(std::string("expected ") + delimiter);
  ++position_;
  std::string text;
  while (!next_is(delimiter)) {
    if (at_end()) fail(std::string("the closing ") + delimiter + " is missing");
    const char c = line_[position_++];
    text += c == '\\' ? escaped() : c;
  }
  ++position_;
  take_space();
  return text;
}

char line_cursor::escaped() {
  if (at_end()) fail("the line ends within an escape");
  const char c = line_[position_++];
  if (c == 'n') return '\n';
  if (c != 'x') return c;
  if (line_.size() - position_ < 2) fail("\\x needs two hexadecimal digits");
  const int high = hex_digit(line_[position_]);
  const int low = hex_digit(line_[position_ + 1]);
  if (high < 0 || low < 0) fail("\\x needs two hexadecimal digits");
  position_ += 2;
  return static_cast<char>(high * 16 + low);
}

std::uint32_t line_cursor::number() {
  const auto word = bare_word();
  std::uint32_t value = 0;
  const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (failure != std::errc() || end != word.data() + word.size()) fail("`" + word + "` is not a number");
  return value;
}

void line_cursor::fail(const std::string& what) const {
  throw error(error_code::malformed, what,
              {.where = std::string(file_) + ":" + std::to_string(number_) + ":" + std::to_string(position_ + 1),
               .state = "the line reads `" + std::string(line_) + "`"});
}

}  // namespace instar
