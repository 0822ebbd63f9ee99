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
  /// `ties` as in the text of a migration: `parents a b`.
  drawn_chain& with(const std::string& revision, const std::string& ties = "") {
    const std::string text = "instar migration 1\nrevision " + revision + "\n" + ties + (ties.empty() ? "" : "\n") +
                             "message \"" + revision + "\"\nupgrade\ndowngrade\n";
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
  drawn.with("cccc", "parents bbbb").with("bbbb", "parents aaaa").with("aaaa");
  const auto known = drawn.history();
  BOOST_TEST(order_of(known) == (std::vector<std::string>{"aaaa", "bbbb", "cccc"}));
  BOOST_TEST((known.heads() == revision_order{"cccc"}));
  BOOST_TEST(known.find("bbbb")->read().message == "bbbb");
}

BOOST_AUTO_TEST_CASE(no_migrations_at_all) {
  const auto known = drawn_chain().history();
  BOOST_TEST(known.heads().empty());
  BOOST_TEST(resolve(known.graph(), "head").empty());
  BOOST_TEST(resolve(known.graph(), "base").empty());
}

BOOST_AUTO_TEST_CASE(graphs_that_are_none) {
  check_refused(drawn_chain().with("aaaa").with("aaaa"), "aaaa is there twice");
  check_refused(drawn_chain().with("aaaa").with("bbbb", "parents cccc"), "bbbb follows cccc, which is not there");
  check_refused(drawn_chain().with("aaaa", "parents aaaa"), "aaaa needs itself");
  check_refused(drawn_chain().with("aaaa").with("bbbb", "parents aaaa cccc").with("cccc", "parents bbbb"),
                "bbbb needs itself");
}

BOOST_AUTO_TEST_CASE(branches_labels_and_dependencies) {
  drawn_chain drawn;
  drawn.with("aaaa").with("bbbb", "parents aaaa\nlabels first\nreplaces b1 b2").with("cccc", "parents aaaa");
  drawn.with("dddd", "parents cccc\ndepends on first");
  const auto known = drawn.history();
  BOOST_TEST((known.heads() == revision_order{"dddd"}));
  BOOST_TEST((known.heads_of({"aaaa", "cccc", "bbbb"}) == revision_order{"bbbb", "cccc"}));
  BOOST_TEST((resolve(known.graph(), "first@head") == revision_order{"bbbb"}));
  BOOST_TEST((known.find("dddd")->depends_on() == revision_order{"bbbb"}));
}

BOOST_AUTO_TEST_CASE(entries_move_with_their_history) {
  drawn_chain drawn;
  drawn.with("aaaa").with("bbbb", "parents aaaa\nlabels first");
  auto known = drawn.history();
  auto moved = std::move(known);
  history assigned(chain{nullptr, 0, "none"});
  assigned = std::move(moved);
  const auto* last = assigned.find("bbbb");
  BOOST_REQUIRE(last == &assigned.entries().back());
  BOOST_TEST((last->parents() == revision_order{"aaaa"}));
  BOOST_TEST((last->labels() == revision_order{"first"}));
  BOOST_TEST(last->message() == "bbbb");
}

BOOST_AUTO_TEST_SUITE_END()
