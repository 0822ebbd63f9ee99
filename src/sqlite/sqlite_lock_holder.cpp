#include "sqlite/sqlite_lock_holder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <ctime>
#include <fstream>
#include <limits>
#include <optional>
#include <sstream>

namespace instar {
namespace {

/// The bytes that SQLite locks: of the database before it writes, and of its `-shm` file while it writes to the log.
/// Source: sqlite.org/lockingv3.html (RESERVED), sqlite.org/walformat.html section 2.3.1 (WAL_WRITE_LOCK).
constexpr std::uint64_t reserved_byte = 0x40000001;
constexpr std::uint64_t log_write_byte = 120;

struct file_lock {
  std::string kind, mode, access, process, file, first, last;
};

bool covers(const file_lock& lock, std::uint64_t byte) {
  const auto last = lock.last == "EOF" ? std::numeric_limits<std::uint64_t>::max() : std::stoull(lock.last);
  return std::stoull(lock.first) <= byte && byte <= last;
}

/// The process with a write lock on a byte. By inode alone, because some file systems show another device here.
std::optional<std::string> writer_of(const std::string& path, std::uint64_t byte) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0) return std::nullopt;
  const std::string inode = ':' + std::to_string(found.st_ino);
  std::ifstream locks("/proc/locks");
  for (std::string line; std::getline(locks, line);) {
    std::istringstream words(line);
    std::string number;
    file_lock lock;
    words >> number >> lock.kind >> lock.mode >> lock.access >> lock.process >> lock.file >> lock.first >> lock.last;
    const bool writes = words && lock.kind == "POSIX" && lock.access == "WRITE";
    // A process outside of this container has no number here.
    const bool known = lock.process != "0" && !lock.process.starts_with('-');
    if (writes && known && lock.file.ends_with(inode) && covers(lock, byte)) return lock.process;
  }
  return std::nullopt;
}

/// When the system was started, in seconds since 1970; 0 where it does not tell.
std::int64_t start_of_system() {
  std::ifstream file("/proc/stat");
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string name;
    std::int64_t number = 0;
    if (words >> name >> number && name == "btime") return number;
  }
  return 0;
}

/// When a process was started; empty where the system does not tell. It is the 22nd field of `/proc/PID/stat`, the 20th
/// behind the name, which may hold spaces (man 5 proc).
std::string start_of(const std::string& process) {
  std::string line, field;
  std::getline(std::ifstream("/proc/" + process + "/stat"), line);
  const auto name_end = line.rfind(')');
  if (name_end == std::string::npos) return {};
  std::istringstream fields(line.substr(name_end + 1));
  for (int i = 0; i != 19; ++i) fields >> field;
  std::int64_t ticks = 0;
  if (!(fields >> ticks)) return {};
  const std::time_t start = start_of_system() + ticks / sysconf(_SC_CLK_TCK);
  std::tm parts{};
  if (gmtime_r(&start, &parts) == nullptr) return {};
  char text[sizeof("2000-01-01 00:00:00 UTC")];
  return {text, std::strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S UTC", &parts)};
}

}  // namespace

std::string sqlite_lock_holder(sqlite3* session) {
  const char* name = sqlite3_db_filename(session, "main");
  if (name == nullptr || *name == '\0') return {};
  auto process = writer_of(name, reserved_byte);
  if (!process) process = writer_of(std::string(name) + "-shm", log_write_byte);
  if (!process) return {};
  std::string program;
  std::getline(std::ifstream("/proc/" + *process + "/comm"), program);
  const std::string start = start_of(*process);
  return "process " + *process + (program.empty() ? "" : " (" + program + ")") +
         (start.empty() ? "" : ", running since " + start + ",");
}

}  // namespace instar
