#include <boost/test/unit_test.hpp>
#include <deque>

#include <instar/history.hpp>

#include "runtime/error_of.hpp"

using namespace instar;
using namespace instar::test;

namespace {

/// A chain of migrations without steps, made at run time.
class drawn_chain {
 public:
  /// `parents` between spaces, as in the text of a migration.
  drawn_chain& with(const std::string& revision, const std::string& parents = "") {
    const std::string text = "instar migration 1\nrevision " + revision + "\n" +
                             (parents.empty() ? "" : "parents " + parents + "\n") + "message \"" + revision +
                             "\"\nupgrade\ndowngrade\n";
    std::string& whole = frames_.emplace_back(frame::framed_size(text.size()), ' ');
    whole.replace(frame::header_size, text.size(), text);
    frame::close(whole.data(), frame::migration_kind, text.size());
    entries_.push_back({&migrations_.emplace_back(migration{whole.data(), whole.size(), nullptr, 0}), "digest"});
    return *this;
  }

  [[nodiscard]] instar::history history() const { return instar::history({entries_.data(), entries_.size(), "drawn"}); }

 private:
  std::deque<std::string> frames_;
  std::deque<migration> migrations_;
  std::vector<chain_entry> entries_;
};

std::vector<std::string> order_of(const history& known) {
  std::vector<std::string> order;
  for (const auto& entry : known.entries()) order.emplace_back(entry.revision);
  return order;
}

void check_refused(const drawn_chain& drawn, std::string_view part) {
  const error refused = error_of([&] { std::ignore = drawn.history(); });
  BOOST_CHECK(refused.code() == error_code::malformed);
  BOOST_TEST(contains(refused.what(), part), refused.what());
  BOOST_TEST(refused.where() == "chain drawn");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(histories)

BOOST_AUTO_TEST_CASE(parents_come_before_children) {
  drawn_chain drawn;
  drawn.with("cccc", "bbbb").with("bbbb", "aaaa").with("aaaa");
  BOOST_TEST(order_of(drawn.history()) == (std::vector<std::string>{"aaaa", "bbbb", "cccc"}));
  BOOST_TEST(drawn.history().head() == "cccc");
  BOOST_TEST(drawn.history().find("bbbb")->read().message == "bbbb");
}

BOOST_AUTO_TEST_CASE(no_migrations_at_all) {
  const auto known = drawn_chain().history();
  BOOST_TEST(known.head() == "");
  BOOST_TEST(resolve(known, "head", {}) == "");
  BOOST_TEST(resolve(known, "base", {}) == "");
}

BOOST_AUTO_TEST_CASE(graphs_that_are_none) {
  check_refused(drawn_chain().with("aaaa").with("aaaa"), "aaaa is there twice");
  check_refused(drawn_chain().with("aaaa").with("bbbb", "cccc"), "bbbb follows cccc, which is not there");
  check_refused(drawn_chain().with("aaaa", "aaaa"), "aaaa follows itself");
  check_refused(drawn_chain().with("aaaa").with("bbbb", "aaaa cccc").with("cccc", "bbbb"), "bbbb follows itself");
  check_refused(drawn_chain().with("aaaa").with("bbbb", "aaaa").with("cccc", "aaaa"), "several heads: bbbb, cccc");
}

BOOST_AUTO_TEST_CASE(branches_that_meet) {
  drawn_chain drawn;
  drawn.with("aaaa").with("bbbb", "aaaa").with("cccc", "aaaa").with("dddd", "bbbb cccc");
  const auto known = drawn.history();
  BOOST_TEST(known.head() == "dddd");
  BOOST_CHECK((known.ancestry("cccc") == revision_set{"aaaa", "cccc"}));
  BOOST_TEST(known.ancestry("dddd").size() == 4u);
  BOOST_TEST(known.heads_of({"aaaa", "bbbb", "cccc"}).size() == 2u);
  const auto code_of = [&](std::string_view symbol, const revision_set& applied) {
    return error_of([&] { std::ignore = resolve(known, symbol, applied); }).code();
  };
  BOOST_CHECK(code_of("+1", {"aaaa"}) == error_code::usage);
  BOOST_CHECK(code_of("-1", {"aaaa", "bbbb", "cccc"}) == error_code::usage);
  BOOST_CHECK(code_of("-1", {"aaaa", "bbbb", "cccc", "dddd"}) == error_code::usage);
  BOOST_TEST(resolve(known, "+1", {"aaaa", "bbbb"}) == "dddd");
}

BOOST_AUTO_TEST_CASE(symbols) {
  drawn_chain drawn;
  drawn.with("abcd01").with("abcd02", "abcd01").with("abce03", "abcd02").with("abcd", "abce03");
  const auto known = drawn.history();
  const revision_set applied = {"abcd01", "abcd02"};
  BOOST_TEST(resolve(known, "head", applied) == "abcd");
  BOOST_TEST(resolve(known, "base", applied) == "");
  BOOST_TEST(resolve(known, "abcd02", applied) == "abcd02");
  BOOST_TEST(resolve(known, "abcd", applied) == "abcd");
  BOOST_TEST(resolve(known, "abce", applied) == "abce03");
  BOOST_TEST(resolve(known, "+2", applied) == "abcd");
  BOOST_TEST(resolve(known, "-1", applied) == "abcd01");
  BOOST_TEST(resolve(known, "-2", applied) == "");
  BOOST_TEST(resolve(known, "+1", {}) == "abcd01");
  for (const char* symbol : {"abc", "abcd0", "+3", "-3", "+", "-0", "+1x", ""})
    BOOST_CHECK(error_of([&] { std::ignore = resolve(known, symbol, applied); }).code() == error_code::usage);
  for (const char* symbol : {"abcf", "zz", "abcd012", "heads"})
    BOOST_CHECK(error_of([&] { std::ignore = resolve(known, symbol, applied); }).code() ==
                error_code::unknown_revision);
}

BOOST_AUTO_TEST_SUITE_END()
