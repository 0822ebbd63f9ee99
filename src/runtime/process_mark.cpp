#include "runtime/process_mark.hpp"

#include <sys/syscall.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <sstream>

namespace instar {
namespace {

struct worker {
  pid_t process = 0, thread = 0;
};

/// Where threads have no numbers, a process counts as one.
worker this_worker() {
#ifdef __linux__
  return {getpid(), static_cast<pid_t>(syscall(SYS_gettid))};
#else
  return {getpid(), getpid()};
#endif
}

/// When a thread was started, in the kernel's own count; empty where it does not tell. It is the 22nd field of
/// `/proc/PID/task/TID/stat`, the 20th behind the name, which may hold spaces (man 5 proc).
std::string start_of(const worker& any) {
  std::ifstream file("/proc/" + std::to_string(any.process) + "/task/" + std::to_string(any.thread) + "/stat");
  std::string line, field;
  if (!std::getline(file, line) || line.rfind(')') == std::string::npos) return {};
  std::istringstream fields(line.substr(line.rfind(')') + 1));
  for (int i = 0; i != 20; ++i) fields >> field;
  return fields ? field : std::string();
}

/// The first thread has the number of its process, and goes by that alone.
std::string mark_of(const worker& any) {
  return "process " + std::to_string(any.process) +
         (any.thread == any.process ? "" : " thread " + std::to_string(any.thread)) + " started " + start_of(any);
}

worker worker_in(std::string_view mark) {
  std::istringstream words{std::string(mark)};
  std::string word;
  worker found;
  words >> word >> found.process >> word;
  found.thread = found.process;
  if (word == "thread") words >> found.thread;
  return words ? found : worker();
}

}  // namespace

std::string own_process_mark() { return mark_of(this_worker()); }

bool is_another_at_work(std::string_view mark) {
  const worker found = worker_in(mark);
  if (found.process <= 0 || mark == own_process_mark()) return false;
  const bool lives = kill(found.process, 0) == 0 || errno == EPERM;
  return lives && mark_of(found) == mark;
}

}  // namespace instar
