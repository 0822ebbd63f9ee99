#include "generator/rewriting.hpp"

#include <boost/test/unit_test.hpp>

#include "generator/clean_project.hpp"
#include "generator/revision.hpp"

namespace instar::generator {
namespace {

struct changing_project : clean_project {
  changing_project() { declare({tasks_with_priority}); }

  /// Lets `sed` rewrite what is written.
  void rewrite(const std::string& script) { asked.rewrite = {"sed", "-e", script}; }

  [[nodiscard]] lock_entry written() {
    BOOST_TEST_REQUIRE(write_revision(asked).exit_code == 0);
    return read_lock(read("migrations/migrations.lock"), "lock").back();
  }

  [[nodiscard]] error refused() {
    const auto before = everything();
    const auto failure = error_of([&] { (void)write_revision(asked); });
    BOOST_TEST((everything() == before));
    return failure;
  }
};

BOOST_FIXTURE_TEST_SUITE(rewriting, changing_project)

BOOST_AUTO_TEST_CASE(a_program_may_add_steps_and_reword) {
  rewrite(R"(s/^message .*/message "sorted first"/; /^upgrade$/a\  execute `UPDATE tasks SET title = trim(title)`)");
  const auto source = read("migrations/" + written().file);
  check_holds(source, ".message = \"sorted first\"");
  check_holds(source, "execute(\"UPDATE tasks SET title = trim(title)\"),\n    add_column(");
}

BOOST_AUTO_TEST_CASE(what_it_writes_must_still_make_what_is_declared) {
  rewrite("s/integer not null default 0/integer/");
  check_says(refused(), "do not make what is declared");
  rewrite("s/^revision .*/revision 000000000bad/");
  check_says(refused(), "changed the id");
  rewrite("d");
  check_says(refused(), "sed");
}

BOOST_AUTO_TEST_CASE(a_program_that_fails_is_named) {
  asked.rewrite = {"false"};
  check_says(refused(), "the program ended with exit code 1");
  asked.rewrite = {"/no/such/program"};
  check_says(refused(), "/no/such/program");
  check_says(refused(), "the program cannot be started");
}

BOOST_AUTO_TEST_CASE(a_program_is_given_each_file_that_is_written) {
  asked.after_writing = {"sed", "-i", "-e", "1i // ours"};
  const auto file = written().file;
  BOOST_TEST(read("migrations/" + file).starts_with("// ours\n// 3f9a1c0b72de: "));
}

BOOST_AUTO_TEST_CASE(files_and_ids_are_named_by_templates) {
  asked.file_template = "m_{id}-{slug}";
  asked.id_template = "r{number}";
  asked.revision_id.clear();
  asked.message = "Importance";
  const auto entry = written();
  BOOST_TEST(entry.revision == "r0002");
  BOOST_TEST(entry.file == "m_r0002-importance.cpp");
}

BOOST_AUTO_TEST_CASE(what_is_excluded_makes_no_difference) {
  declare({tasks, "table audit_log\n  column id bigint not null\n"});
  asked.selected.excluded = {"audit_*"};
  BOOST_TEST(check_migrations(asked).exit_code == 0);
  asked.selected.excluded.clear();
  BOOST_TEST(check_migrations(asked).exit_code == differs);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
