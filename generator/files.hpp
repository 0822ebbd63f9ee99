#pragma once

/// Files, read whole and written whole.

#include <filesystem>
#include <string>
#include <vector>

namespace instar::generator {

/// The bytes of a file. Throws `error` (`file`) that names it and gives the reason.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// Bytes of a text that is kept in version control with the line ends that were written, whatever the checkout made of
/// them.
[[nodiscard]] std::string as_text(std::string bytes);

/// The text of such a file. Throws as `read_file` does.
[[nodiscard]] std::string read_text(const std::filesystem::path& path);

struct file_text {
  std::filesystem::path path;
  std::string text;
};

/// Writes the files that differ from what is there, all of them or, when one cannot be written, none: each is written
/// under a temporary name first and renamed when all are complete. They are renamed in the order given, so what makes
/// the others count comes last.
void write_files(const std::vector<file_text>& files);

}  // namespace instar::generator
