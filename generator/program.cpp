#include "generator/program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include <instar/error.hpp>

#include "generator/files.hpp"

namespace instar::generator {
namespace fs = std::filesystem;
namespace {

constexpr int not_started = 127;

/// Two files in a directory of their own: pipes would have to be served both at once.
class scratch {
 public:
  scratch() {
    std::string pattern = (fs::temp_directory_path() / "instar-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
      throw error(error_code::file, "no temporary directory can be made", {.where = pattern});
    directory_ = pattern;
  }
  scratch(const scratch&) = delete;
  scratch& operator=(const scratch&) = delete;
  ~scratch() {
    std::error_code ignored;
    fs::remove_all(directory_, ignored);
  }
  [[nodiscard]] fs::path in() const { return directory_ / "in"; }
  [[nodiscard]] fs::path out() const { return directory_ / "out"; }

 private:
  fs::path directory_;
};

[[noreturn]] void become(const user_program& any, const scratch& files) {
  const int in = open(files.in().c_str(), O_RDONLY);
  const int out = open(files.out().c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (in < 0 || out < 0 || dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0) _exit(not_started);
  std::vector<char*> words;
  words.reserve(any.size() + 1);
  for (const auto& word : any) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  execvp(words.front(), words.data());
  _exit(not_started);
}

int exit_code_of(const user_program& any, const scratch& files) {
  const pid_t child = fork();
  if (child == 0) become(any, files);
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return not_started;
  return WEXITSTATUS(status);
}

}  // namespace

std::string output_of(const user_program& any, const std::string& input) {
  const scratch files;
  write_files({{files.in(), input}});
  const int code = exit_code_of(any, files);
  if (code == 0) return read_file(files.out());
  throw error(error_code::file,
              code == not_started ? "the program cannot be started"
                                  : "the program ended with exit code " + std::to_string(code),
              {.where = any.front(), .remedy = "what it said stands above this."});
}

}  // namespace instar::generator
