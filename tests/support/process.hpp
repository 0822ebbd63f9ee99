#pragma once

/// A process of its own in which a test does something.

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <utility>

namespace instar::test {

/// How a process ended.
struct ending {
  int code = 0, signal = 0;
};

/// Is killed where the test ends before it, however that comes about.
class process {
 public:
  /// Its exit code is 0, or 100 when `action` throws.
  template <class Action>
  explicit process(Action action) {
    const pid_t parent = getpid();
    id_ = fork();
    BOOST_REQUIRE(id_ != -1);
    if (id_ != 0) return;
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // of the thread that forks
    if (getppid() != parent) _exit(100);
    try {
      action();
      _exit(0);
    } catch (const std::exception& thrown) {
      fprintf(stderr, "%s\n", thrown.what());
    } catch (...) {
      fputs("something was thrown\n", stderr);
    }
    _exit(100);
  }

  process(process&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  process& operator=(process&&) = delete;
  ~process() {
    if (id_ != 0) kill();
  }

  [[nodiscard]] pid_t id() const noexcept { return id_; }

  ending wait() {
    BOOST_REQUIRE(id_ != 0);
    int status = 0;
    waitpid(std::exchange(id_, 0), &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 0, WIFSIGNALED(status) ? WTERMSIG(status) : 0};
  }

  ending kill() {
    BOOST_REQUIRE(id_ != 0);
    ::kill(id_, SIGKILL);
    return wait();
  }

 private:
  pid_t id_ = 0;  ///< none when it has ended
};

/// Does something in a process of its own and waits for its end.
template <class Action>
[[nodiscard]] ending in_a_process(Action action) {
  return process(std::move(action)).wait();
}

}  // namespace instar::test
