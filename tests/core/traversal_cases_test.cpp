/// What Alembic answers, as data: 224 questions about 57 graphs.

#include <algorithm>
#include <boost/property_tree/json_parser.hpp>
#include <boost/property_tree/ptree.hpp>
#include <boost/test/unit_test.hpp>
#include <instar/error.hpp>
#include <instar/revision_symbol.hpp>
#include <map>
#include <optional>
#include <ranges>

namespace instar {
namespace {

using boost::property_tree::ptree;
using names = std::vector<std::string>;

/// One text or a list of texts; nothing for null and for what is not there.
names texts(const ptree& node, const std::string& key) {
  const auto found = node.get_child_optional(key);
  if (!found) return {};
  names all;
  for (const auto& [ignored, each] : *found) all.push_back(each.data());
  if (all.empty() && !found->data().empty() && found->data() != "null") all.push_back(found->data());
  return all;
}

/// A symbol; null is the base.
std::string symbol(const ptree& node, const std::string& key) {
  const auto all = texts(node, key);
  return all.empty() ? "base" : all.front();
}

std::vector<std::string_view> views(const names& texts) { return {texts.begin(), texts.end()}; }
names sorted(names any) {
  std::ranges::sort(any);
  return any;
}
template <class Range>
names strings(const Range& revisions) {
  return {revisions.begin(), revisions.end()};
}

struct drawn_revision {
  std::string id;
  names parents, depends_on, labels;
};

class drawn_graph {
 public:
  explicit drawn_graph(const ptree& drawn) {
    for (const auto& [ignored, each] : drawn)
      revisions_.push_back(
          {each.get<std::string>("id"), texts(each, "down"), texts(each, "depends_on"), texts(each, "labels")});
  }
  [[nodiscard]] revision_graph graph() const {
    std::vector<revision_ties> ties;
    for (const auto& each : revisions_)
      ties.push_back({each.id, views(each.parents), views(each.depends_on), views(each.labels)});
    return revision_graph(std::move(ties));
  }

 private:
  std::vector<drawn_revision> revisions_;
};

/// One question, put to a graph of ours.
class question {
 public:
  question(const ptree& asked, const drawn_graph& drawn) : asked_(asked), drawn_(drawn) {}

  void check() const {
    if (asked_.get_child_optional("expect_error")) return check_refused();
    const auto graph = drawn_.graph();
    const auto kind = asked_.get<std::string>("kind");
    if (kind == "resolve_one" || kind == "resolve_many") return check_resolved(graph);
    if (kind == "heads") return check_same(strings(graph.heads()), "expect");
    if (kind == "base_revisions") return check_bases(graph);
    if (kind == "filter_for_lineage") return check_lineage(graph);
    if (kind == "apply_steps") return check_steps(graph);
    if (kind == "stamp")
      return check_heads(graph, stamped(graph, texts_or_base("target"), applied(graph, "current")), "expect_heads");
    check_way(graph);
  }

 private:
  void check_refused() const {
    BOOST_CHECK_EXCEPTION(answer(), error, [](const error& refusal) {
      return !refusal.message().empty() && !refusal.facts().remedy.empty();
    });
  }

  /// Whatever the question is about, it is refused somewhere on the way.
  void answer() const {
    const auto graph = drawn_.graph();
    if (asked_.get<std::string>("kind") != "load") std::ignore = way(graph);
  }

  void check_resolved(const revision_graph& graph) const {
    check_same(strings(resolve(graph, symbol(asked_, "id"))), "expect");
  }

  /// The ends of a way that goes all the way down.
  void check_bases(const revision_graph& graph) const {
    names bases;
    for (const auto& revision : way_up(graph, {"heads"}, {symbol(asked_, "id")}, {}))
      if (graph.parents(revision).empty()) bases.emplace_back(revision);
    check_same(bases, "expect");
  }

  void check_lineage(const revision_graph& graph) const {
    revision_set related;
    for (const auto& each : resolve(graph, symbol(asked_, "against"))) related.merge(graph.lineage(each));
    names kept;
    for (const auto& target : texts(asked_, "targets"))
      if (related.contains(target)) kept.push_back(target);
    check_same(kept, "expect");
  }

  void check_steps(const revision_graph& graph) const {
    auto now = applied(graph, "current");
    for (const auto& [ignored, step] : asked_.get_child("steps")) {
      const auto& what = step.get_child("step").front().second.data();
      const auto& on = step.get_child("step").back().second;
      if (what == "upgrade") now.push_back(graph.revisions()[*graph.find(on.data())]);
      if (what == "downgrade") std::erase(now, on.data());
      if (what == "stamp") now = graph.in_order(stamped(graph, {on.front().second.data()}, now));
      BOOST_TEST(sorted(strings(graph.position_of(now))) == sorted(texts(step, "heads_after")),
                 boost::test_tools::per_element());
    }
  }

  void check_way(const revision_graph& graph) const {
    const auto found = way(graph);
    const auto key = asked_.get<std::string>("kind") == "iterate" ? "expect" : "expect_steps";
    check_same(strings(found), key);
    auto order = strings(graph.in_order(found));
    if (asked_.get<std::string>("kind") != "upgrade") std::ranges::reverse(order);
    if (asked_.get("order", "") == "forced") BOOST_TEST(order == texts(asked_, key), boost::test_tools::per_element());
    if (!asked_.get_child_optional("expect_heads")) return;
    revision_set after;
    for (const auto& each : applied(graph, "current")) after.insert(each);
    for (const auto& each : found)
      if (!after.insert(each).second) after.erase(each);
    check_heads(graph, after, "expect_heads");
  }

  [[nodiscard]] revision_set way(const revision_graph& graph) const {
    const auto kind = asked_.get<std::string>("kind");
    if (kind == "upgrade") return missing(graph, texts_or_base("target"), applied(graph, "current"));
    if (kind == "downgrade") return way_down(graph, applied(graph, "current"), symbol(asked_, "target"));
    const extent reach{asked_.get<bool>("inclusive"), asked_.get<bool>("implicit_base")};
    if (!asked_.get<bool>("for_downgrade")) return way_up(graph, texts(asked_, "upper"), texts(asked_, "lower"), reach);
    return way_down(graph, applied(graph, "upper"), symbol(asked_, "lower"), reach);
  }

  [[nodiscard]] names texts_or_base(const std::string& key) const {
    auto all = texts(asked_, key);
    return all.empty() ? names{"base"} : all;
  }

  /// All that the rows of Alembic's table imply; what the first row does is applied last, so that `-1` takes that.
  [[nodiscard]] revision_order applied(const revision_graph& graph, const std::string& key) const {
    revision_order order;
    for (const auto& row : texts(asked_, key) | std::views::reverse)
      for (const auto& head : resolve(graph, row))
        for (const auto& each : graph.in_order(graph.ancestry({head})))
          if (std::ranges::count(order, each) == 0) order.push_back(each);
    return order;
  }

  void check_heads(const revision_graph& graph, const revision_set& after, const std::string& key) const {
    check_same(strings(graph.heads_of(after)), key);
  }

  void check_same(const names& found, const std::string& key) const {
    BOOST_TEST(sorted(found) == sorted(texts(asked_, key)), boost::test_tools::per_element());
  }

  const ptree& asked_;
  const drawn_graph& drawn_;
};

BOOST_AUTO_TEST_CASE(every_case_is_answered_as_alembic_answers_it) {
  ptree all;
  boost::property_tree::read_json(INSTAR_TRAVERSAL_CASES, all);
  std::map<std::string, drawn_graph> graphs;
  for (const auto& [name, drawn] : all.get_child("graphs")) graphs.emplace(name, drawn_graph(drawn));
  int asked = 0;
  for (const auto& [ignored, each] : all.get_child("cases")) {
    BOOST_TEST_CONTEXT("case " << each.get<int>("n")) {
      try {
        question(each, graphs.at(each.get<std::string>("graph"))).check();
      } catch (const error& refusal) {
        BOOST_ERROR("refused: " << refusal.what());
      }
    }
    ++asked;
  }
  BOOST_TEST(asked == 224);
}

}  // namespace
}  // namespace instar
