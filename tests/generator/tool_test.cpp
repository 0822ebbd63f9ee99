/// The program itself: what goes to which stream, and the exit code.

#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>

#include "generator/files.hpp"
#include "generator/project.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

struct ending {
  int exit_code;
  std::string out, err;
};

struct tool_project : project {
  tool_project() {
    declare({"table tasks\n  column id bigint not null\n  primary key pk_tasks (id)\n"});
    const table tasks{.name = "tasks",
                      .columns = {{.name = "id", .type = {.name = "bigint"}, .not_null = true}},
                      .constraints = {primary_key{"pk_tasks", {"id"}}},
                      .indexes = {}};
    add(migration_of("9c2b7d01aaaa", {}, {create_table{tasks}}), false);
  }

  /// Runs the tool with these words, where nobody sits at a terminal.
  [[nodiscard]] ending run(const std::string& words) const {
    const auto out = (path / "out").string(), err = (path / "err").string();
    const auto command = "cd '" + path.string() + "' && '" INSTAR_TEST_TOOL "' " + words + " </dev/null >out 2>err";
    const int status = std::system(command.c_str());
    return {WEXITSTATUS(status), read_file(out), read_file(err)};
  }

  const std::string common =
      " --name app --directory migrations --schema-object probe.o --migration-objects 9c2b7d01aaaa.o";
};

BOOST_FIXTURE_TEST_SUITE(tool, tool_project)

BOOST_AUTO_TEST_CASE(results_go_out_and_refusals_go_to_the_error_stream) {
  const auto version = run("--version");
  BOOST_TEST(version.exit_code == 0);
  BOOST_TEST(version.out == "instar 0.1.0\n");
  const auto draft = run("check" + common);
  BOOST_TEST(draft.exit_code == 4);
  BOOST_TEST(draft.out.empty());
  BOOST_TEST(draft.err.find("not every migration is reviewed") != std::string::npos);
  BOOST_TEST(run("check").exit_code == 2);
  const auto missing = run("check --name app --directory migrations --schema-object missing.o");
  BOOST_TEST(missing.exit_code == 1);
  BOOST_TEST(missing.err.starts_with("instar: missing.o: cannot read: No such file or directory"));
}

/// A server that takes connections and never answers.
struct silent_server {
  explicit silent_server(const std::filesystem::path& directory) : socket(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto file = (directory / ".s.PGSQL.5432").string();
    BOOST_REQUIRE(file.size() < sizeof address.sun_path);
    file.copy(static_cast<char*>(address.sun_path), file.size());
    BOOST_REQUIRE(bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    BOOST_REQUIRE(listen(socket, 1) == 0);
  }
  silent_server(const silent_server&) = delete;
  silent_server& operator=(const silent_server&) = delete;
  ~silent_server() { close(socket); }

  int socket;
};

BOOST_AUTO_TEST_CASE(the_password_of_a_url_is_not_in_the_list_of_processes) {
  const silent_server server(path);
  const std::string url = "postgresql://me:s3cr3t@/db?host=" + path.string();
  // What is looked for does not match the shell's own command line, which the tool has until it is executed.
  const auto script = "cd '" + path.string() + "' || exit; (exec '" INSTAR_TEST_TOOL "' diff '" + url +
                      "' other >out 2>err) & tool=$!; for turn in $(seq 200); do "
                      "tr '\\0' ' ' </proc/$tool/cmdline >seen; grep -q '//me:[*][*][*]@' seen && break; sleep 0.05; "
                      "done; kill $tool";
  BOOST_TEST(std::system(script.c_str()) == 0);
  const auto seen = read_file(path / "seen");
  BOOST_TEST(seen.find("s3cr3t") == seen.npos, seen);
  BOOST_TEST(seen.find("//me:***@/db") != seen.npos, seen);
}

BOOST_AUTO_TEST_CASE(a_review_shows_and_then_refuses_without_a_terminal) {
  const auto lock = read("migrations/migrations.lock");
  const auto asked_nobody = run("review" + common);
  BOOST_TEST(asked_nobody.exit_code == 4);
  BOOST_TEST(asked_nobody.out.find("CREATE TABLE \"tasks\"") != std::string::npos);
  BOOST_TEST(asked_nobody.err.find("there is no terminal to ask at") != std::string::npos);
  BOOST_TEST(asked_nobody.err.find("--yes") != std::string::npos);
  BOOST_TEST(read("migrations/migrations.lock") == lock);
}

BOOST_AUTO_TEST_CASE(a_yes_is_taken_from_the_command_line) {
  BOOST_TEST(run("review --yes" + common).exit_code == 0);
  const auto clean = run("check" + common);
  BOOST_TEST(clean.exit_code == 0);
  BOOST_TEST(clean.err.empty());
}

BOOST_AUTO_TEST_CASE(an_editor_is_given_the_file) {
  setenv("VISUAL", "printf '<%s>'", 1);
  BOOST_TEST(run("edit 9c2b" + common).out == "<migrations/20260901_1200_9c2b7d01aaaa.cpp>");
  unsetenv("VISUAL");
  unsetenv("EDITOR");
  BOOST_TEST(run("edit" + common).err.find("set the environment variable VISUAL or EDITOR") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_project_is_begun) {
  BOOST_TEST(run("init started --name app").exit_code == 0);
  BOOST_TEST(read("started/main.cpp").find("#include <app.hpp>") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
