#pragma once

/// A PostgreSQL cluster for one test, which may be restarted, and whose processes may be limited.

#include <string>

namespace instar::test {

/// As long as it lives, `postgresql_database` makes databases in it.
class own_cluster {
 public:
  /// `options` are for `initdb`.
  explicit own_cluster(const std::string& options = {});
  own_cluster(const own_cluster&) = delete;
  own_cluster& operator=(const own_cluster&) = delete;
  ~own_cluster();

  [[nodiscard]] const std::string& directory() const { return directory_; }

  /// The server crashes, keeps what was committed, and starts again.
  void restart() const;

  /// From now on this process of the server can write no file beyond so many bytes.
  void limit_files(int process, std::size_t bytes) const;

 private:
  std::string directory_, shared_url_;
};

}  // namespace instar::test
