#include <boost/test/unit_test.hpp>

#include "generator/branched_project.hpp"
#include "generator/check.hpp"
#include "generator/review.hpp"

namespace instar::generator {
namespace {

const std::vector<std::string> two = {"3f9a1c0b72de", "00000000beef"};

BOOST_FIXTURE_TEST_SUITE(joining_chosen_branches, three_branches)

BOOST_AUTO_TEST_CASE(a_merge_of_two_leaves_the_third_head) {
  const auto snapshot = read("migrations/schema.snapshot");
  put_conflict_into_lock();
  const auto told = merge({"3f9a", "0000"});
  BOOST_TEST(told.exit_code == 0, told.text);
  check_holds(told.text, "a draft that follows\n\n  3f9a1c0b72de \"a migration\"");
  check_holds(told.text, "The chain keeps 2 heads; beside this one\n\n  77777777feed \"a migration\"");
  check_holds(told.text, "SEVERAL_HEADS");
  check_holds(told.text, "  cmake --build build --target app_migrations_merge\n");
  BOOST_TEST((lock().back().parents == two));
  BOOST_TEST(read("migrations/schema.snapshot") == snapshot);

  compile_newest();
  const auto failure = error_of([&] { (void)check_migrations(asked); });
  check_says(failure, "the chain has 2 heads: 77777777feed");
  check_says(failure, "00000000cafe");
}

BOOST_AUTO_TEST_CASE(the_build_tells_how_some_of_three_are_merged) {
  asked.command = "check";
  const auto failure = check_fails();
  check_says(failure, "the chain has 3 heads");
  check_says(failure, "REVISIONS=3f9a1c0b72de,77777777feed cmake --build build --target app_migrations_merge");
}

BOOST_AUTO_TEST_CASE(heads_that_are_permitted_go_on_beside_a_merge) {
  asked.several_heads = true;
  const auto told = merge({"3f9a", "0000"});
  check_holds(told.text, "The chain keeps 2 heads; beside this one\n\n  77777777feed");
  check_holds(told.text, "Next: review\n");
  BOOST_TEST(told.text.find("SEVERAL_HEADS") == std::string::npos);
  compile_newest();
  BOOST_TEST(check_migrations(asked).exit_code == unreviewed);
  (void)accept(prepare_review(asked), asked);
  BOOST_TEST(check_migrations(asked).exit_code == 0);
  // The next merge takes both that are left.
  asked.revision_id = "00000000d0d0";
  BOOST_TEST(merge({}).exit_code == 0);
  BOOST_TEST((lock().back().parents == std::vector<std::string>{"77777777feed", "00000000cafe"}));
}

BOOST_AUTO_TEST_CASE(the_committed_schema_is_that_of_all_heads) {
  declare({tasks_with_priority_and_name});
  const auto told = merge({"3f9a", "0000"}).text;
  check_holds(told, "is not what all branches make together");
  check_holds(told, "- table notes");
  check_holds(read("migrations/schema.snapshot"), "table notes");
}

BOOST_AUTO_TEST_CASE(symbols_name_what_is_merged) {
  auto labelled = side;
  labelled.labels = {"naming"};
  edit(labelled);
  BOOST_TEST(merge({"naming", "77777777feed"}).exit_code == 0);
  BOOST_TEST((lock().back().parents == std::vector<std::string>{"00000000beef", "77777777feed"}));
}

BOOST_AUTO_TEST_CASE(one_symbol_may_stand_for_all_heads) {
  const auto told = merge({"heads"});
  BOOST_TEST(told.exit_code == 0, told.text);
  BOOST_TEST(lock().back().parents.size() == 3u);
  BOOST_TEST(told.text.find("The chain keeps") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_merged_is_named) {
  const auto single = merge_fails({"3f9a"});
  check_says(single, "'3f9a' is one migration, and a merge joins two or more");
  check_says(single, "77777777feed \"a migration\"");
  check_says(merge_fails({"3f9a", "3f9a1c0b72de"}), "'3f9a1c0b72de' names revision 3f9a1c0b72de once more");
  check_says(merge_fails({"3f9a", "base"}), "'base' stands for no migration");
  check_says(merge_fails({"3f9a", "9c2b"}), "3f9a1c0b72de follows 9c2b7d01aaaa already");
  check_says(merge_fails({"9c2b", "3f9a", "0000"}), "3f9a1c0b72de follows 9c2b7d01aaaa already");
  check_says(merge_fails({"3f9a", "nowhere"}), "there is no revision and no branch 'nowhere'");
  add(migration_of("3f9a00000000", {"9c2b7d01aaaa"}, {}));
  check_says(merge_fails({"3f9a", "0000"}), "'3f9a' is the beginning of several revisions");
  check_says(merge_fails({"head", "0000"}), "'head' is ambiguous, because there are several heads");
}

BOOST_AUTO_TEST_CASE(what_is_no_head_is_merged_when_spliced) {
  asked.several_heads = true;
  add(migration_of("88888888fade", {"77777777feed"}, {drop_table{notes_table}}));
  declare({tasks_with_priority_and_name});
  const auto failure = merge_fails({"3f9a", "7777"});
  check_says(failure, "revision 77777777feed is no head: 88888888fade follows it");
  check_says(failure, "REVISIONS=3f9a1c0b72de,77777777feed SPLICE=1 cmake --build build --target app_migrations_merge");
  asked.splice = true;
  const auto told = merge({"3f9a", "7777"});
  BOOST_TEST((lock().back().parents == std::vector<std::string>{"3f9a1c0b72de", "77777777feed"}));
  check_holds(told.text, "The chain keeps 3 heads; beside this one\n\n  00000000beef");
  check_holds(told.text, "  88888888fade \"a migration\"");
  compile_newest();
  (void)accept(prepare_review(asked), asked);
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(only_the_chosen_have_to_agree) {
  let_third_clash();
  const auto snapshot = read("migrations/schema.snapshot");
  asked.command = "merge";
  check_holds(refused(merge_branches).text, "77777777feed leaves:   there is none");
  asked.revisions = {"7777", "0000"};
  check_holds(refused(merge_branches).text, "77777777feed leaves:   there is none");

  const auto told = merge({"3f9a", "0000"});
  BOOST_TEST(told.exit_code == 0, told.text);
  BOOST_TEST((lock().back().parents == two));
  check_holds(told.text, "The heads clash, so the snapshot was left as it is");
  check_holds(told.text, "77777777feed leaves:   there is none");
  check_holds(told.text, "00000000cafe leaves:   there is none");
  BOOST_TEST(read("migrations/schema.snapshot") == snapshot);
  // What comes next is to let one of them give way, even where several heads are permitted.
  asked.several_heads = true;
  compile_newest();
  check_says(check_fails(), "yield different schemas in different orders");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
