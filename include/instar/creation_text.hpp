#pragma once

/// The steps of making a new database as one text, which a program carries without a pointer for each.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <instar/creation.hpp>

namespace instar {

/// A step: numbers, each with a colon behind it, and texts behind their lengths in bytes.
///
/// Of a statement it keeps the SQL, the role, what it means that an expectation is not met, and the definition that
/// `expect_same` asks for.
[[nodiscard]] std::string write_creation(const creation_step& step);

/// Reads the steps that `write_creation` has written one behind the other, one at a time.
///
///     creation_reader steps(text);
///     while (const auto step = steps.next()) ...
class creation_reader {
 public:
  /// `text` outlives the reader.
  explicit creation_reader(std::string_view text) noexcept : rest_(text) {}

  /// The next step, or nothing behind the last. Throws `error` (`malformed`) at what no `write_creation` writes.
  [[nodiscard]] std::optional<creation_step> next();

 private:
  std::size_t next_number();
  std::string next_text();
  statement next_statement();

  std::string_view rest_;
};

}  // namespace instar
