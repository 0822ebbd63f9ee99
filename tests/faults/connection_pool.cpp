#include "faults/connection_pool.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace instar::test {

namespace {

bool listens_at(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof(address.sun_path) - 1);
  const int session = socket(AF_UNIX, SOCK_STREAM, 0);
  const bool answers = connect(session, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  close(session);
  return answers;
}

}  // namespace

// PgBouncer refuses to run as root, as PostgreSQL does.
connection_pool::connection_pool(const std::string& url, const std::string& mode) {
  std::string pattern = "/tmp/instar-pool-XXXXXX";
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a temporary directory");
  directory_ = pattern;
  std::filesystem::permissions(directory_, std::filesystem::perms::all);
  const auto host = url.find("host=") + 5;
  const auto server = url.substr(host, std::min(url.find('&', host), url.size()) - host);
  std::ofstream(directory_ + "/pool.ini")
      << "[databases]\n* = host=" << server << " user=postgres\n[pgbouncer]\n"
      << "listen_addr =\nunix_socket_dir = " << directory_ << "\nauth_type = any\nauth_file =\npool_mode = " << mode
      << "\npidfile = " << directory_ << "/pid\nlogfile = " << directory_ << "/log\n";
  const std::string as_owner = getuid() == 0 ? "runuser -u postgres -- " : "";
  if (std::system((as_owner + "pgbouncer -q -d " + directory_ + "/pool.ini").c_str()) != 0)
    throw std::runtime_error("cannot start pgbouncer");
  // It goes into the background before it listens.
  for (int i = 0; i != 2000 && !listens_at(directory_ + "/.s.PGSQL.6432"); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  url_ = std::string(url).replace(host, server.size(), directory_ + "&port=6432");
}

connection_pool::~connection_pool() {
  const auto pid_file = directory_ + "/pid";
  pid_t process = 0;
  if (std::ifstream(pid_file) >> process) kill(process, SIGTERM);
  // It removes its own files when it ends, the last of them this one.
  for (int i = 0; i != 2000 && std::filesystem::exists(pid_file); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  std::error_code not_removed;
  std::filesystem::remove_all(directory_, not_removed);
}

}  // namespace instar::test
