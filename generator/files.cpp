#include "generator/files.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <instar/error.hpp>
#include <system_error>
#include <vector>

namespace instar::generator {
namespace fs = std::filesystem;
namespace {

constexpr std::streamsize part_size = 1 << 16;

error failed(const fs::path& path, const std::string& what, const std::string& reason,
             const std::string& state = "nothing was written.") {
  return error(error_code::file, what + ": " + reason, {.where = path.string(), .state = state});
}

bool holds(const fs::path& path, const std::string& text) {
  std::error_code ignored;
  return fs::exists(path, ignored) && read_file(path) == text;
}

/// Files under temporary names, which vanish unless they are renamed.
class temporary_files {
 public:
  temporary_files() = default;
  temporary_files(const temporary_files&) = delete;
  temporary_files& operator=(const temporary_files&) = delete;
  ~temporary_files() {
    std::error_code ignored;
    for (const auto& path : paths_) fs::remove(temporary(path), ignored);
  }

  void write(const file_text& file) {
    std::error_code code;
    if (file.path.has_parent_path()) fs::create_directories(file.path.parent_path(), code);
    if (code) throw failed(file.path, "cannot make its directory", code.message());
    paths_.push_back(file.path);
    errno = 0;
    std::ofstream out(temporary(file.path), std::ios::binary | std::ios::trunc);
    out.write(file.text.data(), static_cast<std::streamsize>(file.text.size()));
    out.close();
    if (!out) throw failed(file.path, "cannot write", std::strerror(errno));
  }

  void rename_all() const {
    std::string written;
    for (const auto& path : paths_) {
      std::error_code code;
      fs::rename(temporary(path), path, code);
      if (code)
        throw failed(path, "cannot write", code.message(),
                     written.empty() ? "nothing was written." : "only these were written:" + written);
      written += "\n" + path.string();
    }
  }

 private:
  static fs::path temporary(fs::path path) { return path += ".instar-new"; }

  std::vector<fs::path> paths_;
};

}  // namespace

std::string read_file(const fs::path& path) {
  const auto refuse = [&](const std::string& reason) {
    throw error(error_code::file, "cannot read: " + reason, {.where = path.string()});
  };
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) refuse("it is a directory");
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) refuse(std::strerror(errno));
  std::string bytes;
  for (std::vector<char> part(part_size); in;) {
    in.read(part.data(), part_size);
    bytes.append(part.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) refuse(std::strerror(errno));
  return bytes;
}

std::string as_text(std::string bytes) {
  for (auto at = bytes.find("\r\n"); at != bytes.npos; at = bytes.find("\r\n", at)) bytes.erase(at, 1);
  return bytes;
}

std::string read_text(const fs::path& path) { return as_text(read_file(path)); }

void write_files(const std::vector<file_text>& files) {
  temporary_files pending;
  for (const auto& file : files)
    if (!holds(file.path, file.text)) pending.write(file);
  pending.rename_all();
}

}  // namespace instar::generator
