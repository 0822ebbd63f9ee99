#include "generator/naming.hpp"

#include <boost/test/unit_test.hpp>
#include <instar/error.hpp>

#include "generator/cpp_literal.hpp"
#include "generator/digest.hpp"
#include "generator/lock_file.hpp"

namespace instar::generator {
namespace {

BOOST_AUTO_TEST_SUITE(naming)

BOOST_AUTO_TEST_CASE(files_are_named_after_time_revision_and_message) {
  const auto named = [](std::string_view form) {
    return file_name(form, "20261001_0930", "3f9a1c0b72de", "Add priority!");
  };
  BOOST_TEST(named("{date}_{time}_{id}_{slug}") == "20261001_0930_3f9a1c0b72de_add_priority.cpp");
  BOOST_TEST(named("{id}") == "3f9a1c0b72de.cpp");
  BOOST_TEST(named("m-{slug}.{id}") == "m-add_priority.3f9a1c0b72de.cpp");
  BOOST_CHECK_THROW((void)named("{id}{author}"), error);
}

BOOST_AUTO_TEST_CASE(slugs_are_plain_and_short) {
  BOOST_TEST(slug("  Größe -- of/things  ") == "gr_e_of_things");
  BOOST_TEST(slug("") == "migration");
  BOOST_TEST(slug("???") == "migration");
  BOOST_TEST(slug("../../etc/passwd") == "etc_passwd");
  BOOST_TEST(slug("one two three four five six seven eight nine") == "one_two_three_four_five_six_seven_eight");
  BOOST_TEST(slug(std::string(100, 'x')) == std::string(40, 'x'));
}

BOOST_AUTO_TEST_CASE(messages_tell_what_is_done) {
  const operation add = add_column{"tasks", {.name = "priority", .type = {.name = "integer"}}};
  const operation drop = drop_table{{.name = "tags"}};
  BOOST_TEST(message_for({add}, false) == "add tasks.priority");
  BOOST_TEST(message_for({add, drop}, false) == "add tasks.priority, drop tags");
  BOOST_TEST(message_for({add, drop, rename_table{"a", "b"}, rename_table{"c", "d"}}, false) ==
             "add tasks.priority, drop tags and 2 more");
  const operation one_row = insert_row{"tasks", {}};
  BOOST_TEST(message_for({one_row, one_row, drop}, false) == "add rows of tasks, drop tags");
  BOOST_TEST(message_for({add}, true) == "initial schema");
  BOOST_TEST(message_for({}, false) == "data migration");
}

BOOST_AUTO_TEST_CASE(revisions_and_times_have_their_form) {
  BOOST_TEST(is_revision(random_revision()));
  BOOST_TEST(random_revision() != random_revision());
  BOOST_TEST(revision_name("r{number}", "20261001_0930", 7) == "r0007");
  BOOST_TEST(revision_name("{number}", "20261001_0930", 12345) == "12345");
  BOOST_TEST(revision_name("d{date}_{time}", "20261001_0930", 7) == "d20261001_0930");
  BOOST_TEST(revision_name("{random}", "20261001_0930", 7).size() == 12u);
  BOOST_TEST(utc_now().size() == 13u);
  BOOST_TEST(utc_now()[8] == '_');
}

BOOST_AUTO_TEST_CASE(digests_are_sha_256) {
  // Source: FIPS 180-2, appendix B.1.
  BOOST_TEST(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

BOOST_AUTO_TEST_CASE(a_digest_covers_operations_and_not_words) {
  migration_text one{.revision = "9c2b7d01aaaa", .message = "a", .upgrade = {rename_table{"a", "b"}}};
  auto reworded = one;
  reworded.message = "another message";
  BOOST_TEST(digest_of(one) == digest_of(reworded));
  auto changed = one;
  changed.upgrade = {rename_table{"a", "c"}};
  BOOST_TEST(digest_of(one) != digest_of(changed));
}

BOOST_AUTO_TEST_CASE(literals_escape_what_a_compiler_would_misread) {
  BOOST_TEST(cpp_literal("plain") == "\"plain\"");
  BOOST_TEST(cpp_literal("a\"b\\c\nd\te") == R"("a\"b\\c\nd\te")");
  BOOST_TEST(cpp_literal("what?\?/") == R"("what?\?/")");
  BOOST_TEST(cpp_literal("???") == R"("?\?\?")");
  BOOST_TEST(cpp_literal(std::string("\x01"
                                     "7",
                                     2)) == R"("\0017")");
  BOOST_TEST(cpp_literal("naïve") == "\"naïve\"");
}

BOOST_AUTO_TEST_CASE(comments_stay_on_their_line) {
  BOOST_TEST(cpp_comment("two\nlines") == "// two lines");
  BOOST_TEST(cpp_comment("ends in \\") == "// ends in \\.");
  BOOST_TEST(cpp_comment("ends in \\  ") == "// ends in \\.");
  BOOST_TEST(cpp_comment("trigraph ?\?/") == "// trigraph ?\?/.");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
