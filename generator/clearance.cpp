#include "generator/clearance.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "generator/dependency.hpp"
#include "generator/object_change.hpp"
#include "generator/sql_token.hpp"

namespace instar::generator {
namespace {

/// Under which identity an object of a model is found once everything is renamed.
class renamed_identity {
 public:
  explicit renamed_identity(const object& any) : kind_(any.kind), on_(any.on), name_(any.name) {}

  void operator()(const rename_table& change) { replace(on_, change.from, change.to); }
  void operator()(const rename_object& change) {
    if (change.kind == object_kind::schema) {
      replace_schema(name_, change);
      replace_schema(on_, change);
    } else if (change.kind == kind_ && change.on == on_) {
      replace(name_, change.from, change.to);
    }
    replace(on_, change.from, change.to);
  }
  void operator()(const auto&) {}

  [[nodiscard]] bool is_of(const object& any) const { return any.kind == kind_ && any.on == on_ && any.name == name_; }

 private:
  static void replace(std::string& name, const std::string& from, const std::string& to) {
    if (name == from) name = to;
  }
  static void replace_schema(std::string& path, const rename_object& change) {
    if (path.starts_with(change.from + ".")) path.replace(0, change.from.size(), change.to);
  }

  object_kind kind_;
  std::string on_, name_;
};

/// The names that renames take away, as SQL mentions them.
struct old_names {
  std::set<std::string> names;
  std::vector<std::string> labels;

  void operator()(const rename_table& change) { names.insert(folded(own_name(change.from))); }
  void operator()(const rename_column& change) { names.insert(folded(change.from)); }
  void operator()(const rename_object& change) { names.insert(folded(own_name(change.from))); }
  void operator()(const rename_label& change) { labels.push_back("'" + change.from + "'"); }
  void operator()(const auto&) {}

  [[nodiscard]] bool are_in(const object& any, const mentions& mentioned) const {
    return std::ranges::any_of(
               mentioned.names,
               [&](const mention& one) { return names.contains(one.name) || names.contains(one.qualifier); }) ||
           std::ranges::any_of(any.properties, [&](const property& one) {
             return std::ranges::any_of(
                 labels, [&](const std::string& label) { return one.value.text.find(label) != std::string::npos; });
           });
  }
};

class clearing {
 public:
  clearing(const model& before, const std::vector<operation>& renames, const std::vector<operation>& changes)
      : before_(before), renames_(renames), changes_(changes), needed_(before) {}

  std::vector<operation> drops() {
    old_names gone;
    for (const auto& one : renames_) std::visit(gone, one);
    for (const auto& any : before_.objects)
      if (can_go(any) && gone.are_in(any, needed_.mentioned_by(any)) && is_changed(any)) clear(any);
    return in_order();
  }

 private:
  /// What a table needs cannot go.
  [[nodiscard]] bool can_go(const object& any) const {
    const auto needs_it = [&](const table& one) { return needed_.of(one).firm.contains(thing_of(any)); };
    return can_be_made_anew(any.kind) && std::ranges::none_of(before_.tables, needs_it);
  }

  [[nodiscard]] bool is_changed(const object& any) const {
    renamed_identity after(any);
    for (const auto& one : renames_) std::visit(after, one);
    return std::ranges::any_of(changes_, [&](const operation& one) {
      if (const auto* drop = std::get_if<drop_object>(&one)) return after.is_of(drop->definition);
      const auto* alter = std::get_if<alter_object>(&one);
      return alter != nullptr && after.is_of(alter->before);
    });
  }

  void clear(const object& any) {
    if (!cleared_.insert(&any).second) return;
    for (const auto& user : before_.objects)
      if (needed_.of(user).firm.contains(thing_of(any))) clear(user);
  }

  [[nodiscard]] bool is_used(const object& any) const {
    return std::ranges::any_of(cleared_,
                               [&](const object* user) { return needed_.of(*user).firm.contains(thing_of(any)); });
  }

  /// The users of a thing before it.
  std::vector<operation> in_order() {
    std::vector<operation> all;
    while (!cleared_.empty()) {
      const auto next = std::ranges::find_if(cleared_, [&](const object* any) { return !is_used(*any); });
      if (next == cleared_.end()) break;
      all.emplace_back(drop_object{**next});
      cleared_.erase(next);
    }
    return all;
  }

  struct by_identity_of {
    bool operator()(const object* left, const object* right) const { return identity_of(*left) < identity_of(*right); }
  };

  const model& before_;
  const std::vector<operation>&renames_, &changes_;
  dependencies needed_;
  std::set<const object*, by_identity_of> cleared_;
};

}  // namespace

std::vector<operation> clearance(const model& before, const std::vector<operation>& renames,
                                 const std::vector<operation>& changes) {
  return renames.empty() ? std::vector<operation>{} : clearing(before, renames, changes).drops();
}

}  // namespace instar::generator
