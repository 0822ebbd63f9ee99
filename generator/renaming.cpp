#include "generator/renaming.hpp"

#include <set>
#include <utility>

namespace instar::generator {
namespace {

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

class following {
 public:
  following(model from, const declaration& to) : to_(to) { result_.schema = std::move(from); }

  renaming result() {
    for (const auto& hint : to_.hints)
      if (hint.column.empty()) follow_table(hint);
    for (const auto& hint : to_.hints)
      if (!hint.column.empty()) follow_column(hint);
    return std::move(result_);
  }

 private:
  void follow_table(const rename_hint& hint) {
    const auto has = [](const model& schema, const std::string& name) { return schema.find_table(name) != nullptr; };
    const bool pending = has(result_.schema, hint.from);
    if (has(result_.schema, hint.table)) {
      if (pending && !has(to_.schema, hint.from))
        contradict(hint, hint.table, hint.from);
      else
        spent(hint, hint.table);
    } else if (!pending) {
      unused(hint, hint.table);
    } else {
      rename(rename_table{hint.from, hint.table});
      taken_.insert({"", hint.from});
    }
  }

  void follow_column(const rename_hint& hint) {
    const auto* before = result_.schema.find_table(hint.table);
    const auto* after = to_.schema.find_table(hint.table);
    const auto where = hint.table + "." + hint.column;
    if (before == nullptr || after == nullptr) return unused(hint, where);
    const bool pending = before->find_column(hint.from) != nullptr;
    if (before->find_column(hint.column) != nullptr) {
      if (pending && after->find_column(hint.from) == nullptr)
        contradict(hint, where, hint.table + "." + hint.from);
      else
        spent(hint, where);
    } else if (!pending) {
      unused(hint, where);
    } else {
      rename(rename_column{hint.table, hint.from, hint.column});
      taken_.insert({hint.table, hint.from});
    }
  }

  void rename(operation change) {
    result_.schema = instar::apply(std::move(result_.schema), change);  // not std::apply
    result_.operations.push_back(std::move(change));
  }

  void unused(const rename_hint& hint, const std::string& where) {
    const auto& within = hint.column.empty() ? std::string() : hint.table;
    if (taken_.contains({within, hint.from})) {
      result_.refusals.push_back({"claimed_twice", where,
                                  "two things are declared as renamed from " + quoted(hint.from) + "; one was followed",
                                  "take renamed_from(" + quoted(hint.from) + ") away from one of them."});
      return;
    }
    result_.unused.push_back({"unused_hint", where,
                              "renamed_from(" + quoted(hint.from) + ") names nothing that is there",
                              "if it is misspelt, correct it; otherwise it may be deleted."});
  }

  void spent(const rename_hint& hint, const std::string& where) {
    result_.unused.push_back({"unused_hint", where,
                              "renamed_from(" + quoted(hint.from) + ") is spent: the rename is made",
                              "it may be deleted."});
  }

  void contradict(const rename_hint& hint, const std::string& where, const std::string& old) {
    result_.refusals.push_back(
        {"rename_onto_existing", where,
         "it is declared as renamed from " + quoted(hint.from) + ", and the snapshot has both " + where + " and " + old,
         "if the old " + where +
             " is to go first, drop it in a migration of its own; if the rename was made long ago, "
             "delete renamed_from(" +
             quoted(hint.from) + ")."});
  }

  const declaration& to_;
  renaming result_;
  std::set<std::pair<std::string, std::string>> taken_;
};

}  // namespace

renaming follow_hints(model from, const declaration& to) { return following(std::move(from), to).result(); }

}  // namespace instar::generator
