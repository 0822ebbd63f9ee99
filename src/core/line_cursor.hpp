#pragma once

/// Reads the words of one line of canonical text, and names the place of every mistake.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace instar {

/// A position within one line. Every `expect` throws `error` (`malformed`) that names file, line and column.
class line_cursor {
 public:
  line_cursor(std::string_view line, std::string_view file, std::size_t number)
      : line_(line), file_(file), number_(number) {}

  [[nodiscard]] bool at_end() const { return position_ == line_.size(); }
  /// Takes `words` if they come next as whole words, and the space behind them.
  bool take(std::string_view words);
  /// Takes these characters if they come next, whatever follows, and the space behind them.
  bool take_exactly(std::string_view characters);
  void expect(std::string_view words);
  void expect_exactly(std::string_view characters);
  void expect_end();

  [[nodiscard]] std::string name();                ///< bare or between `"`
  [[nodiscard]] std::vector<std::string> names();  ///< `(a, b)`
  [[nodiscard]] std::string bare_word();           ///< up to a space, a comma, a parenthesis, a bracket or the end
  [[nodiscard]] bool next_is(char c) const { return position_ < line_.size() && line_[position_] == c; }
  [[nodiscard]] std::string quoted(char delimiter);  ///< between delimiters, escapes resolved
  [[nodiscard]] std::uint32_t number();

  /// Reads `(one, two)`, each with `read_one`, between the given delimiters.
  template <class Read>
  void list(std::string_view open, std::string_view close, Read read_one) {
    expect_exactly(open);
    do read_one();
    while (take_exactly(","));
    expect_exactly(close);
  }

  [[noreturn]] void fail(const std::string& what) const;

 private:
  void take_space();
  [[nodiscard]] char escaped();

  std::string_view line_;
  std::string_view file_;
  std::size_t number_;
  std::size_t position_ = 0;
};

}  // namespace instar
