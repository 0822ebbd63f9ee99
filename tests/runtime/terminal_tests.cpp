#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include <instar/migrate.hpp>
#include <instar/migrate_command.hpp>
#include <instar/sqlite.hpp>

#include "runtime/chains.hpp"
#include "runtime/error_of.hpp"
#include "runtime/scratch_database.hpp"

using namespace instar;
using namespace instar::test;

namespace {

/// What `program migrate heads` shows on a terminal of its own.
std::string shown_on_a_terminal(const char* no_color) {
  std::cout << std::flush;  // or the child writes it again
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) {
    no_color == nullptr ? unsetenv("NO_COLOR") : setenv("NO_COLOR", no_color, 1);
    const char* words[] = {"program", "migrate", "heads"};
    const driver drivers[] = {instar::sqlite};
    const int code = migrate_command(3, words, tasks, drivers, "").value_or(2);
    std::cout << std::flush;
    _exit(code);
  }
  BOOST_TEST_REQUIRE(child > 0);
  std::string shown;
  std::array<char, 256> part{};
  // Reading fails when the other end is closed.
  for (ssize_t size = 0; (size = read(terminal, part.data(), part.size())) > 0;)
    shown.append(part.data(), static_cast<std::size_t>(size));
  int status = 0;
  BOOST_TEST(waitpid(child, &status, 0) == child);
  BOOST_TEST(WEXITSTATUS(status) == 0);
  close(terminal);
  return shown;
}

bool has_zsh(boost::unit_test::test_unit_id) { return std::system("zsh --version >/dev/null 2>&1") == 0; }

}  // namespace

BOOST_AUTO_TEST_SUITE(terminals)

BOOST_AUTO_TEST_CASE(a_terminal_shows_colours_unless_they_are_refused) {
  BOOST_TEST(shown_on_a_terminal(nullptr) == "\x1b[33m4444ffff0005\x1b[0m  tags\x1b[32m (head)\x1b[0m\r\n");
  BOOST_TEST(shown_on_a_terminal("") == shown_on_a_terminal(nullptr));
  BOOST_TEST(shown_on_a_terminal("1") == "4444ffff0005  tags (head)\r\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_terminal_gets_no_colours) {
  std::ostringstream out, err;
  const driver drivers[] = {instar::sqlite};
  BOOST_TEST(migrate_command({"heads"}, tasks, drivers, "", out, err) == 0);
  BOOST_TEST(out.str() == "4444ffff0005  tags (head)\n");
}

/// zsh itself, with a program that answers as ours does; its completion is called as zsh would call it.
BOOST_AUTO_TEST_CASE(zsh_completes, *boost::unit_test::precondition(has_zsh)) {
  const sqlite_database place;
  const auto script = place.file() + ".zsh";
  std::ostringstream out, err;
  const driver drivers[] = {instar::sqlite};
  BOOST_TEST(migrate_command({"completion", "zsh"}, branches, drivers, "", out, err) == 0);
  std::ofstream(script)
      << "compdef() { registered=\"$*\" }\ncompadd() { offered=(\"${(@P)argv[-1]}\") }\n"
         "program() { [[ \"$*\" == 'migrate completion words --json' ]] && print -l upgrade downgrade }\n"
      << out.str() << "[[ $registered == '_branches_migrate branches' ]] || exit 1\n"
      << "words=(program migrate --json up) CURRENT=4\n_branches_migrate\n"
         "[[ \"$offered\" == 'upgrade downgrade' ]] || exit 2\n"
         "words=(program mi) CURRENT=2\n_branches_migrate\n[[ \"$offered\" == migrate ]] || exit 3\n";
  BOOST_TEST(std::system(("zsh -f '" + script + "'").c_str()) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
