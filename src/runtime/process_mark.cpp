#include "runtime/process_mark.hpp"

#include <unistd.h>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <fstream>
#include <sstream>

namespace instar {
namespace {

constexpr std::string_view words = "process ";

/// When a process was started, in the kernel's own count; empty where it does not tell. It is the 22nd field of
/// `/proc/PID/stat`, the 20th behind the name, which may hold spaces (man 5 proc).
std::string start_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line, field;
  if (!std::getline(file, line) || line.rfind(')') == std::string::npos) return {};
  std::istringstream fields(line.substr(line.rfind(')') + 1));
  for (int i = 0; i != 20; ++i) fields >> field;
  return fields ? field : std::string();
}

std::string mark_of(pid_t process) {
  return std::string(words) + std::to_string(process) + " started " + start_of(process);
}

pid_t process_in(std::string_view mark) {
  pid_t process = 0;
  if (mark.starts_with(words)) std::from_chars(mark.data() + words.size(), mark.data() + mark.size(), process);
  return process;
}

}  // namespace

std::string own_process_mark() { return mark_of(getpid()); }

bool is_another_at_work(std::string_view mark) {
  const pid_t process = process_in(mark);
  if (process <= 0 || process == getpid()) return false;
  const bool lives = kill(process, 0) == 0 || errno == EPERM;
  return lives && mark_of(process) == mark;
}

}  // namespace instar
