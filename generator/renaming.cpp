#include "generator/renaming.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace instar::generator {
namespace {

std::string in_quotes(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::string schema_of(std::string_view name) {
  const auto dot = name.find('.');
  return std::string(name.substr(0, dot == name.npos ? 0 : dot));
}

bool renames_schema(const rename_hint& hint) {
  return hint.kind == renamed_kind::object && hint.object == object_kind::schema;
}

/// Whether what is renamed belongs to something that may be renamed itself.
bool belongs_to_another(const rename_hint& hint) { return !hint.owner.empty(); }

/// Whether a model has what the hint is about, under one of its names.
bool has(const model& schema, const rename_hint& hint, const std::string& name) {
  if (hint.kind == renamed_kind::object) return schema.find_object(hint.object, name, hint.owner) != nullptr;
  if (hint.kind == renamed_kind::table) return schema.find_table(name) != nullptr;
  if (hint.kind == renamed_kind::label) {
    const auto* owner = schema.find_object(object_kind::enumeration, hint.owner);
    return owner != nullptr && std::ranges::count(owner->labels, name) != 0;
  }
  const auto* owner = schema.find_table(hint.owner);
  if (owner == nullptr) return false;
  if (hint.kind == renamed_kind::column) return owner->find_column(name) != nullptr;
  if (hint.kind == renamed_kind::constraint) return owner->find_constraint(name) != nullptr;
  return owner->find_index(name) != nullptr;
}

operation rename_for(const rename_hint& hint) {
  const auto& [kind, owner, from, to, object] = hint;
  switch (kind) {
    case renamed_kind::table: return rename_table{from, to};
    case renamed_kind::column: return rename_column{owner, from, to};
    case renamed_kind::constraint: return rename_constraint{owner, from, to};
    case renamed_kind::index: return rename_index{owner, from, to};
    case renamed_kind::label: return rename_label{owner, from, to};
    case renamed_kind::object: break;
  }
  return rename_object{object, owner, from, to};
}

/// Something by the name that it had or has, as messages say it: `tasks.state`, `mood:sad`.
std::string place(const rename_hint& hint, const std::string& name) {
  if (!belongs_to_another(hint)) return name;
  return hint.owner + (hint.kind == renamed_kind::label ? ":" : ".") + name;
}

class following {
 public:
  following(model from, const declaration& to) : to_(to) { result_.schema = std::move(from); }

  renaming result() {
    follow_all(renames_schema);
    follow_all([](const rename_hint& hint) { return !renames_schema(hint) && !belongs_to_another(hint); });
    follow_all(belongs_to_another);
    return std::move(result_);
  }

 private:
  /// A rename onto a name that another rename gives up waits for that one, in whatever order they are declared.
  template <class Eligible>
  void follow_all(Eligible eligible) {
    std::vector<const rename_hint*> waiting;
    for (const auto& hint : to_.hints)
      if (eligible(hint)) waiting.push_back(&hint);
    std::ranges::sort(waiting, {}, [](const rename_hint* hint) {
      return std::tie(hint->kind, hint->object, hint->owner, hint->from, hint->to);
    });
    std::size_t left = 0;
    do {
      left = waiting.size();
      std::erase_if(waiting, [&](const rename_hint* hint) { return follow(*hint); });
    } while (waiting.size() != left);
    for (const auto* hint : waiting) contradict(*hint);
  }

  /// Whether the hint is dealt with; not yet, as long as its new name is another's.
  bool follow(const rename_hint& hint) {
    const bool has_old = has(result_.schema, hint, hint.from), has_new = has(result_.schema, hint, hint.to);
    if (!has_old && !has_new) return unused(hint);
    if (has_old && !has_new) return rename(hint);
    if (has_old && goes_round(hint)) return refuse_swap(hint);
    return (!has_old || has(to_.schema, hint, hint.from)) && spent(hint);
  }

  bool rename(const rename_hint& hint) {
    if (!belongs_to_another(hint)) create_schema(schema_of(hint.to));
    taken_.insert({within(hint), hint.from});
    make(rename_for(hint));
    return true;
  }

  /// What is to lie in a schema finds it there already.
  void create_schema(const std::string& name) {
    const auto* declared = to_.schema.find_object(object_kind::schema, name);
    if (declared != nullptr && result_.schema.find_object(object_kind::schema, name) == nullptr)
      make(create_object{*declared});
  }

  void make(operation change) {
    result_.schema = instar::apply(std::move(result_.schema), change);  // not std::apply
    result_.operations.push_back(std::move(change));
  }

  bool unused(const rename_hint& hint) {
    const auto where = place(hint, hint.to);
    if (taken_.contains({within(hint), hint.from})) {
      result_.refusals.push_back(
          {"claimed_twice", where,
           "two things are declared as renamed from " + in_quotes(hint.from) + "; one was followed",
           "take renamed_from(" + in_quotes(hint.from) + ") away from one of them."});
      return true;
    }
    result_.unused.push_back({"unused_hint", where,
                              "renamed_from(" + in_quotes(hint.from) + ") names nothing that is there",
                              "if it is misspelt, correct it; otherwise it may be deleted."});
    return true;
  }

  bool spent(const rename_hint& hint) {
    result_.unused.push_back({"unused_hint", place(hint, hint.to),
                              "renamed_from(" + in_quotes(hint.from) + ") is spent: the rename is made",
                              "it may be deleted."});
    return true;
  }

  /// Whether the names of hints follow each other back to this one, as when two columns swap theirs. Renames that were
  /// made one after another leave no such hints, unless one of them has been given its old name back.
  [[nodiscard]] bool goes_round(const rename_hint& hint) const {
    if (hint.from == hint.to) return false;
    const rename_hint* at = &hint;
    for (std::size_t steps = 0; steps != to_.hints.size(); ++steps) {
      const auto next = std::ranges::find_if(
          to_.hints, [&](const rename_hint& any) { return within(any) == within(hint) && any.to == at->from; });
      if (next == to_.hints.end()) return false;
      at = &*next;
      if (at->to == hint.to) return true;
    }
    return false;
  }

  bool refuse_swap(const rename_hint& hint) {
    result_.refusals.push_back(
        {"rename_onto_existing", place(hint, hint.to),
         "its name and " + in_quotes(hint.from) +
             " are declared to be passed round in a circle, "
             "which no order of renames can do",
         "give one of them a third name, in a migration of its own, and then the names that they "
         "are to have; if they have them already, delete renamed_from(" +
             in_quotes(hint.from) + ")."});
    return true;
  }

  void contradict(const rename_hint& hint) {
    const auto where = place(hint, hint.to);
    result_.refusals.push_back(
        {"rename_onto_existing", where,
         "it is declared as renamed from " + in_quotes(hint.from) + ", and the snapshot has both " + where + " and " +
             place(hint, hint.from),
         "if the old " + where +
             " is to go first, drop it in a migration of its own; if the rename was made long ago, "
             "delete renamed_from(" +
             in_quotes(hint.from) + ")."});
  }

  using name_space = std::tuple<renamed_kind, object_kind, std::string>;

  /// Among what else a name can be taken.
  static name_space within(const rename_hint& hint) { return {hint.kind, hint.object, hint.owner}; }

  const declaration& to_;
  renaming result_;
  std::set<std::pair<name_space, std::string>> taken_;
};

}  // namespace

renaming follow_hints(model from, const declaration& to) { return following(std::move(from), to).result(); }

}  // namespace instar::generator
