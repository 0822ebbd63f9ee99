#pragma once

/// Reads canonical text: lines with their indentation, words within a line, and the place of every mistake.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar {

/// A position within one line. Every `expect` throws `error` (`malformed`) that names file, line and column.
class line_cursor {
 public:
  line_cursor(std::string_view line, std::string_view file, std::size_t number)
      : line_(line), file_(file), number_(number) {}

  [[nodiscard]] bool at_end() const { return position_ == line_.size(); }
  /// Takes `words` if they come next as whole words, and the space behind them.
  bool take(std::string_view words);
  void expect(std::string_view words);
  void expect_end();

  [[nodiscard]] std::string name();                ///< bare or between `"`
  [[nodiscard]] std::vector<std::string> names();  ///< `(a, b)`
  [[nodiscard]] std::string bare_word();           ///< up to a space, a parenthesis or the end
  [[nodiscard]] bool next_is(char c) const { return position_ < line_.size() && line_[position_] == c; }
  [[nodiscard]] std::string quoted(char delimiter);  ///< between delimiters, escapes resolved
  [[nodiscard]] std::uint32_t number();
  [[nodiscard]] std::vector<std::uint32_t> numbers();  ///< `(10, 2)`

  [[noreturn]] void fail(const std::string& what) const;

 private:
  void take_space();
  [[nodiscard]] char escaped();

  std::string_view line_;
  std::string_view file_;
  std::size_t number_;
  std::size_t position_ = 0;
};

/// The lines of a text, one after the other.
class text_reader {
 public:
  text_reader(std::string_view text, std::string_view file);

  [[nodiscard]] bool at_end() const { return next_ == lines_.size(); }
  /// How many spaces the next line starts with; 0 at the end.
  [[nodiscard]] std::size_t indentation() const;
  /// The next line without its indentation; its number is that in the file.
  [[nodiscard]] line_cursor next();
  /// The next line without moving on.
  [[nodiscard]] line_cursor peek() const;
  void skip_blank_lines();
  [[noreturn]] void fail(const std::string& what) const;

 private:
  std::vector<std::string_view> lines_;
  std::string file_;
  std::size_t next_ = 0;
};

/// The elements of a table, without their leading word where it decides what they are.
[[nodiscard]] column read_column(line_cursor& line);
[[nodiscard]] bool starts_constraint(line_cursor line);
[[nodiscard]] constraint read_constraint(line_cursor& line);
[[nodiscard]] index read_index(line_cursor& line);

/// The lines of a table that are indented by `indent`, put into `empty`, which has only a name.
[[nodiscard]] table read_table_body(text_reader& lines, table empty, std::size_t indent);

/// Adds one line of a table's body to it.
[[nodiscard]] table with_element(table any, line_cursor& line);

}  // namespace instar
