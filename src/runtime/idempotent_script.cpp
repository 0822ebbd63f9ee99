#include <algorithm>
#include <string>
#include <vector>

#include <instar/migrate.hpp>

#include "runtime/applied_besides.hpp"
#include "runtime/conditional_script.hpp"
#include "runtime/journal.hpp"
#include "runtime/script_text.hpp"

namespace instar {
namespace {

/// A migration as it is made of some of the standings from which databases come to it.
struct variant {
  rendered_migration migration;
  std::vector<revision_set> standings;
};

bool same_statements(const rendered_migration& one, const rendered_migration& other) {
  return std::ranges::equal(one.steps, other.steps, [](const rendered_step& left, const rendered_step& right) {
    return left.planned.statements == right.planned.statements;
  });
}

class idempotent_script {
 public:
  idempotent_script(const history& known, const dialect& language)
      : known_(known), language_(language), script_(conditional_script_for(language)), main_line_(known) {}

  [[nodiscard]] std::string text(const revision_set& goal) {
    std::string text =
        script_comment("chain " + std::string(known_.name()) + ", " + std::string(language_.name()) +
                       ": from any revision to " + names_of(known_.graph().heads_of(goal)) + "; may be executed again");
    text += script_->opening() + "\n" + ended(journal_creation()) + expectations();
    for (std::size_t place = 0; place != known_.entries().size(); ++place)
      if (goal.contains(known_.entries()[place].revision)) text += parts(place);
    return text + script_->ending();
  }

 private:
  /// What the program would refuse as well.
  [[nodiscard]] std::string expectations() const {
    std::string rows, replaced;
    for (const auto& entry : known_.entries()) {
      rows += (rows.empty() ? "" : ", ") + ("(" + quoted(entry.revision) + ", " + quoted(entry.digest()) + ")");
      for (const auto& each : entry.replaces()) replaced += ", " + quoted(each);
    }
    if (rows.empty()) return {};
    const auto journal = "SELECT 1 FROM instar_journal WHERE chain = " + quoted(known_.name());
    auto text = script_->expectation(journal_shortcoming(language_),
                                     "an older instar made the journal, and the program completes it: migrate "
                                     "ensure-version");
    text += script_->expectation(journal + " AND (revision, digest) NOT IN (VALUES " + rows + ")" +
                                     (replaced.empty() ? "" : " AND revision NOT IN (" + replaced.substr(2) + ")"),
                                 "the journal has revisions unknown here, or edited since");
    text += script_->expectation(journal + " AND state <> 'applied'",
                                 "a migration is half-way, and needs the program: migrate upgrade");
    for (const auto& entry : known_.entries())
      if (!entry.replaces().empty())
        text += script_->expectation(
            journal + " AND revision IN (" + listed(entry.replaces()) + ") AND NOT " + applied(entry),
            "only a part is applied of what " + std::string(entry.revision) + " replaces");
    return text;
  }

  [[nodiscard]] std::string parts(std::size_t place) {
    const auto& entry = known_.entries()[place];
    const auto standings = applied_besides(known_, place);
    const auto variants = rendered(place, standings);
    std::string text = '\n' + script_comment("upgrade " + variants.front().migration.text.revision + ": " +
                                             variants.front().migration.text.message);
    for (const auto& each : variants) {
      const auto due = "NOT " + applied(entry) +
                       (variants.size() == 1 ? "" : " AND (" + one_of(each.standings, united(standings)) + ")");
      text +=
          script_->part({due, &each.migration,
                         journal_addition(language_, known_.name(), *each.migration.entry, each.migration.text.message),
                         refusal(each.migration)});
    }
    return text;
  }

  [[nodiscard]] std::vector<variant> rendered(std::size_t place, const std::vector<revision_set>& standings) {
    std::vector<variant> variants;
    for (const auto& besides : standings) {
      auto migration = render(place, besides);
      const auto same =
          std::ranges::find_if(variants, [&](const variant& any) { return same_statements(any.migration, migration); });
      if (same == variants.end())
        variants.push_back({std::move(migration), {besides}});
      else
        same->standings.push_back(besides);
    }
    return variants;
  }

  /// The main line goes on from migration to migration; what else is applied is replayed from nothing.
  [[nodiscard]] rendered_migration render(std::size_t place, const revision_set& besides) {
    const auto& entries = known_.entries();
    revision_order applied;
    for (std::size_t i = 0; i != place; ++i) applied.push_back(entries[i].revision);
    if (besides.empty()) return main_line_.render(entries[place].revision, direction::up, applied, language_);
    for (const auto& revision : known_.graph().in_order(besides)) applied.push_back(revision);
    return replay(known_).render(entries[place].revision, direction::up, applied, language_);
  }

  /// A part is one transaction, and calls no C++.
  [[nodiscard]] static std::string refusal(const rendered_migration& migration) {
    const bool can_be = std::ranges::all_of(migration.steps, [](const rendered_step& step) {
      return std::ranges::all_of(step.planned.statements, [](const statement& each) {
        return !each.outside_transaction || !each.within.empty();
      });
    });
    if (can_be && function_in(migration) == nullptr) return {};
    return migration.text.revision + " needs the program: migrate upgrade " + migration.text.revision;
  }

  [[nodiscard]] std::string one_of(const std::vector<revision_set>& standings, const revision_set& all) const {
    std::string text;
    for (const auto& besides : standings) {
      text += text.empty() ? "(" : " OR (";
      std::string terms;
      for (const auto& revision : all)
        terms += (terms.empty() ? "" : " AND ") + std::string(besides.contains(revision) ? "" : "NOT ") +
                 applied(*known_.find(revision));
      text += terms + ")";
    }
    return text;
  }

  [[nodiscard]] static revision_set united(const std::vector<revision_set>& standings) {
    revision_set all;
    for (const auto& each : standings) all.insert(each.begin(), each.end());
    return all;
  }

  /// A migration counts as applied when the last of those is that it was squashed from.
  [[nodiscard]] std::string applied(const history_entry& entry) const {
    const auto or_last = entry.replaces().empty() ? std::string() : ", " + quoted(entry.replaces().back());
    return "EXISTS (SELECT 1 FROM instar_journal WHERE chain = " + quoted(known_.name()) + " AND revision IN (" +
           quoted(entry.revision) + or_last + "))";
  }

  [[nodiscard]] std::string quoted(std::string_view text) const { return language_.quote_text(text); }
  [[nodiscard]] std::string listed(const std::vector<std::string_view>& texts) const {
    std::string list;
    for (const auto& each : texts) list += (list.empty() ? "" : ", ") + quoted(each);
    return list;
  }

  const history& known_;
  const dialect& language_;
  std::unique_ptr<conditional_script> script_;
  replay main_line_;
};

}  // namespace

std::string idempotent_sql(const chain& embedded, const dialect& language, std::string_view to) {
  const history known(embedded);
  const auto target = resolve(known.graph(), to);
  return idempotent_script(known, language).text(known.graph().ancestry({target.begin(), target.end()}));
}

}  // namespace instar
