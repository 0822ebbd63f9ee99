#include "core/text_reader.hpp"

#include <instar/error.hpp>

namespace instar {

text_reader::text_reader(std::string_view text, std::string_view file) : file_(file) {
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = text.find('\n', begin);
    if (end == std::string_view::npos) {
      next_ = lines_.size();
      lines_.push_back(text.substr(begin));
      fail("the last line has no line feed: the text is cut off");
    }
    lines_.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

std::size_t text_reader::indentation() const {
  if (at_end()) return 0;
  const auto first = lines_[next_].find_first_not_of(' ');
  return first == std::string_view::npos ? lines_[next_].size() : first;
}

line_cursor text_reader::peek() const {
  if (at_end()) fail("the text ends too early");
  return {lines_[next_].substr(indentation()), file_, next_ + 1};
}

line_cursor text_reader::next() {
  auto line = peek();
  ++next_;
  return line;
}

void text_reader::skip_blank_lines() {
  while (!at_end() && lines_[next_].empty()) ++next_;
}

void text_reader::fail(const std::string& what) const {
  throw error(error_code::malformed, what, {.where = file_ + ":" + std::to_string(next_ + 1)});
}

}  // namespace instar
