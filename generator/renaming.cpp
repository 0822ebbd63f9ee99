#include "generator/renaming.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace instar::generator {
namespace {

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

class following {
 public:
  following(model from, const declaration& to) : to_(to) { result_.schema = std::move(from); }

  renaming result() {
    follow_all([](const rename_hint& hint) { return hint.column.empty(); }, &following::follow_table);
    follow_all([](const rename_hint& hint) { return !hint.column.empty(); }, &following::follow_column);
    return std::move(result_);
  }

 private:
  /// A rename onto a name that another rename gives up waits for that one, in whatever order they are declared.
  template <class Eligible>
  void follow_all(Eligible eligible, bool (following::*follow)(const rename_hint&)) {
    std::vector<const rename_hint*> waiting;
    for (const auto& hint : to_.hints)
      if (eligible(hint)) waiting.push_back(&hint);
    std::size_t left = 0;
    do {
      left = waiting.size();
      std::erase_if(waiting, [&](const rename_hint* hint) { return (this->*follow)(*hint); });
    } while (waiting.size() != left);
    for (const auto* hint : waiting) contradict(*hint);
  }

  bool follow_table(const rename_hint& hint) {
    const auto has = [](const model& schema, const std::string& name) { return schema.find_table(name) != nullptr; };
    const names old{has(result_.schema, hint.from), has(result_.schema, hint.table)};
    return follow(hint, hint.table, old, has(to_.schema, hint.from), rename_table{hint.from, hint.table});
  }

  bool follow_column(const rename_hint& hint) {
    const auto* before = result_.schema.find_table(hint.table);
    const auto* after = to_.schema.find_table(hint.table);
    const auto where = where_is(hint);
    if (before == nullptr || after == nullptr) return unused(hint, where);
    const names old{before->find_column(hint.from) != nullptr, before->find_column(hint.column) != nullptr};
    return follow(hint, where, old, after->find_column(hint.from) != nullptr,
                  rename_column{hint.table, hint.from, hint.column});
  }

  /// Which of the two names of a hint the committed schema has.
  struct names {
    bool from, to;
  };

  /// Whether the hint is dealt with; not yet, as long as its new name is another's.
  bool follow(const rename_hint& hint, const std::string& where, names old, bool from_is_declared, operation change) {
    if (!old.from && !old.to) return unused(hint, where);
    if (old.from && !old.to) return rename(hint, std::move(change));
    if (old.from && goes_round(hint)) return refuse_swap(hint, where);
    return (!old.from || from_is_declared) && spent(hint, where);
  }

  bool rename(const rename_hint& hint, operation change) {
    taken_.insert({within(hint), hint.from});
    result_.schema = instar::apply(std::move(result_.schema), change);  // not std::apply
    result_.operations.push_back(std::move(change));
    return true;
  }

  bool unused(const rename_hint& hint, const std::string& where) {
    if (taken_.contains({within(hint), hint.from})) {
      result_.refusals.push_back({"claimed_twice", where,
                                  "two things are declared as renamed from " + quoted(hint.from) + "; one was followed",
                                  "take renamed_from(" + quoted(hint.from) + ") away from one of them."});
      return true;
    }
    result_.unused.push_back({"unused_hint", where,
                              "renamed_from(" + quoted(hint.from) + ") names nothing that is there",
                              "if it is misspelt, correct it; otherwise it may be deleted."});
    return true;
  }

  bool spent(const rename_hint& hint, const std::string& where) {
    result_.unused.push_back({"unused_hint", where,
                              "renamed_from(" + quoted(hint.from) + ") is spent: the rename is made",
                              "it may be deleted."});
    return true;
  }

  /// Whether the names of hints follow each other back to this one, as when two columns swap theirs. Renames that were
  /// made one after another leave no such hints, unless one of them has been given its old name back.
  [[nodiscard]] bool goes_round(const rename_hint& hint) const {
    if (hint.from == new_name(hint)) return false;
    const rename_hint* at = &hint;
    for (std::size_t steps = 0; steps != to_.hints.size(); ++steps) {
      const auto next = std::ranges::find_if(to_.hints, [&](const rename_hint& any) {
        return within(any) == within(hint) && any.column.empty() == hint.column.empty() && new_name(any) == at->from;
      });
      if (next == to_.hints.end()) return false;
      at = &*next;
      if (new_name(*at) == new_name(hint)) return true;
    }
    return false;
  }

  bool refuse_swap(const rename_hint& hint, const std::string& where) {
    result_.refusals.push_back(
        {"rename_onto_existing", where,
         "its name and " + quoted(hint.from) +
             " are declared to be passed round in a circle, "
             "which no order of renames can do",
         "give one of them a third name, in a migration of its own, and then the names that they "
         "are to have; if they have them already, delete renamed_from(" +
             quoted(hint.from) + ")."});
    return true;
  }

  void contradict(const rename_hint& hint) {
    const auto where = where_is(hint);
    const auto old = hint.column.empty() ? hint.from : hint.table + "." + hint.from;
    result_.refusals.push_back(
        {"rename_onto_existing", where,
         "it is declared as renamed from " + quoted(hint.from) + ", and the snapshot has both " + where + " and " + old,
         "if the old " + where +
             " is to go first, drop it in a migration of its own; if the rename was made long ago, "
             "delete renamed_from(" +
             quoted(hint.from) + ")."});
  }

  static const std::string& new_name(const rename_hint& hint) { return hint.column.empty() ? hint.table : hint.column; }

  static std::string where_is(const rename_hint& hint) {
    return hint.column.empty() ? hint.table : hint.table + "." + hint.column;
  }

  /// The table in which a column is renamed; tables are renamed in none.
  static std::string within(const rename_hint& hint) { return hint.column.empty() ? std::string() : hint.table; }

  const declaration& to_;
  renaming result_;
  std::set<std::pair<std::string, std::string>> taken_;
};

}  // namespace

renaming follow_hints(model from, const declaration& to) { return following(std::move(from), to).result(); }

}  // namespace instar::generator
