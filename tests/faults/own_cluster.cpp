#include "faults/own_cluster.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace instar::test {
namespace {

constexpr const char* variable = "INSTAR_TEST_POSTGRESQL";

/// What a command writes, without the line feed at its end. It must succeed.
std::string output_of(const std::string& command) {
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot start " + command);
  std::string text;
  for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) text += static_cast<char>(c);
  if (pclose(pipe) != 0) throw std::runtime_error(command + " failed");
  text.erase(text.find_last_not_of('\n') + 1);
  return text;
}

const std::string script = INSTAR_PRIVATE_POSTGRESQL;

}  // namespace

own_cluster::own_cluster(const std::string& options)
    : directory_("/tmp/instar-faults-" + std::to_string(getpid())), shared_url_(std::getenv(variable)) {
  setenv("INSTAR_INITDB_OPTIONS", options.c_str(), 1);
  setenv("INSTAR_SERVER_OPTIONS", "-c synchronous_commit=on", 1);
  setenv(variable, output_of(script + " start " + directory_).c_str(), 1);
}

own_cluster::~own_cluster() {
  setenv(variable, shared_url_.c_str(), 1);
  std::system((script + " stop " + directory_).c_str());
}

void own_cluster::restart() const { output_of(script + " restart " + directory_); }

// The owner of the process may do that; others may not, wherever tests run.
void own_cluster::limit_files(int process, std::size_t bytes) const {
  const std::string as_owner = getuid() == 0 ? "runuser -u postgres -- " : "";
  output_of(as_owner + "prlimit --pid " + std::to_string(process) + " --fsize=" + std::to_string(bytes) + ":");
}

}  // namespace instar::test
