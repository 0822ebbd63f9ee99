#include "faults/severed_server.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string_view>

namespace instar::test {
namespace {

constexpr const char* socket_name = "/.s.PGSQL.5432";

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof(address.sun_path) - 1);
  return address;
}

int connect_to(const std::string& path) {
  const int session = socket(AF_UNIX, SOCK_STREAM, 0);
  const auto address = address_of(path);
  if (connect(session, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
    throw std::runtime_error("cannot reach the server at " + path);
  return session;
}

/// What lies there to be read; nothing when the other side has gone.
std::string receive(int from) {
  char bytes[8192];
  const auto count = recv(from, bytes, sizeof(bytes), 0);
  return {bytes, count > 0 ? static_cast<std::size_t>(count) : 0};
}

void pass_on(std::string_view bytes, int to) {
  while (!bytes.empty()) {
    const auto count = send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

/// Until the server says that it is ready for what comes next: `Z`, a length of 5, and a state.
void wait_for_end_of_answer(int server) {
  std::string answer;
  constexpr std::string_view ready("Z\0\0\0\5", 5);
  while (answer.size() < 6 || answer.compare(answer.size() - 6, 5, ready) != 0) {
    const auto more = receive(server);
    if (more.empty()) return;
    answer += more;
  }
}

/// One connection, from its beginning to its end.
void relay(int client, int server, std::atomic<bool>& losing) {
  pollfd ends[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
  while (poll(ends, 2, -1) > 0) {
    if (ends[0].revents != 0) {
      const auto bytes = receive(client);
      if (bytes.empty()) return;
      pass_on(bytes, server);
      if (losing.exchange(false)) return wait_for_end_of_answer(server);
    }
    if (ends[1].revents != 0) {
      const auto bytes = receive(server);
      if (bytes.empty()) return;
      pass_on(bytes, client);
    }
  }
}

}  // namespace

severed_server::severed_server(const std::string& url) : listening_(socket(AF_UNIX, SOCK_STREAM, 0)) {
  const auto host = url.find("host=") + 5;
  const auto end = std::min(url.find('&', host), url.size());
  server_socket_ = url.substr(host, end - host) + socket_name;
  std::string pattern = "/tmp/instar-severed-XXXXXX";
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a temporary directory");
  directory_ = pattern;
  url_ = std::string(url).replace(host, end - host, directory_);
  const auto address = address_of(directory_ + socket_name);
  if (bind(listening_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 || listen(listening_, 5) != 0)
    throw std::runtime_error("cannot listen at " + directory_);
  serving_ = std::thread([this] { serve(); });
}

severed_server::~severed_server() {
  shutdown(listening_, SHUT_RDWR);
  serving_.join();
  close(listening_);
  std::filesystem::remove_all(directory_);
}

/// One connection at a time.
void severed_server::serve() const {
  for (int client = accept(listening_, nullptr, nullptr); client >= 0; client = accept(listening_, nullptr, nullptr)) {
    const int server = connect_to(server_socket_);
    relay(client, server, losing_);
    close(client);
    close(server);
  }
}

}  // namespace instar::test
