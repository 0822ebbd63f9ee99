#pragma once

/// A socket before that of a PostgreSQL server, by which connections can be made to break.

#include <atomic>
#include <string>
#include <thread>

namespace instar::test {

class severed_server {
 public:
  /// For the server at `url`, which has its socket in the `host` of the URL.
  explicit severed_server(const std::string& url);
  severed_server(const severed_server&) = delete;
  severed_server& operator=(const severed_server&) = delete;
  ~severed_server();

  [[nodiscard]] const std::string& url() const { return url_; }

  /// What a client sends next comes to the server, and is carried out; then the connection breaks.
  void lose_next_answer() const { losing_ = true; }

 private:
  void serve() const;

  std::string directory_, server_socket_, url_;
  int listening_;
  mutable std::atomic<bool> losing_ = false;
  std::thread serving_;
};

}  // namespace instar::test
