#pragma once

/// PgBouncer before a server, for as long as the object lives.

#include <string>

namespace instar::test {

class connection_pool {
 public:
  /// Before the database at `url`; `mode` is what PgBouncer calls `pool_mode`.
  connection_pool(const std::string& url, const std::string& mode);
  connection_pool(const connection_pool&) = delete;
  connection_pool& operator=(const connection_pool&) = delete;
  ~connection_pool();

  [[nodiscard]] const std::string& url() const { return url_; }

 private:
  std::string directory_, url_;
};

}  // namespace instar::test
