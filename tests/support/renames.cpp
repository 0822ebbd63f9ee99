#include "support/renames.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace instar::testing {
namespace {

/// Follows the things of a model through operations: each is a hint that says what it is called now.
class followed_names {
 public:
  explicit followed_names(const model& before) {
    for (const auto& any : before.tables) {
      add(renamed_kind::table, {}, any.name);
      for (const auto& one : any.columns) add(renamed_kind::column, any.name, one.name);
      for (const auto& one : any.constraints) add(renamed_kind::constraint, any.name, name_of(one));
      for (const auto& one : any.indexes) add(renamed_kind::index, any.name, one.name);
    }
    for (const auto& any : before.objects) {
      add(renamed_kind::object, any.on, any.name, any.kind);
      for (const auto& label : any.labels) add(renamed_kind::label, any.name, label, any.kind);
    }
  }

  void operator()(const instar::rename_table& change) {
    rename(renamed_kind::table, {}, change.from, change.to);
    move(change.from, change.to);
  }
  void operator()(const instar::rename_column& change) { rename_part(renamed_kind::column, change); }
  void operator()(const instar::rename_constraint& change) { rename_part(renamed_kind::constraint, change); }
  void operator()(const instar::rename_index& change) { rename_part(renamed_kind::index, change); }
  void operator()(const instar::rename_object& change) {
    rename(renamed_kind::object, change.on, change.from, change.to, change.kind);
    move(change.from, change.to);
  }
  void operator()(const instar::rename_label& change) {
    rename(renamed_kind::label, change.enumeration, change.from, change.to, object_kind::enumeration);
  }
  void operator()(const drop_table& change) {
    forget(renamed_kind::table, {}, change.definition.name);
    std::erase_if(all_, [&](const rename_hint& one) {
      return one.owner == change.definition.name && one.kind != renamed_kind::object && one.kind != renamed_kind::label;
    });
  }
  void operator()(const drop_column& change) { forget(renamed_kind::column, change.table, change.definition.name); }
  void operator()(const drop_constraint& change) {
    forget(renamed_kind::constraint, change.table, name_of(change.definition));
  }
  void operator()(const drop_index& change) { forget(renamed_kind::index, change.table, change.definition.name); }
  void operator()(const drop_object& change) {
    const auto& any = change.definition;
    forget(renamed_kind::object, any.on, any.name, any.kind);
    for (const auto& label : any.labels) forget(renamed_kind::label, any.name, label, any.kind);
  }
  void operator()(const alter_object& change) {
    for (const auto& label : change.before.labels)
      if (std::ranges::count(change.after.labels, label) == 0)
        forget(renamed_kind::label, change.before.name, label, change.before.kind);
  }
  void operator()(const auto&) {}

  [[nodiscard]] std::vector<rename_hint> renamed() const {
    std::vector<rename_hint> changed;
    for (const auto& one : all_)
      if (one.from != one.to) changed.push_back(one);
    return changed;
  }

 private:
  void add(renamed_kind kind, std::string owner, const std::string& name, object_kind object = {}) {
    all_.push_back({kind, std::move(owner), name, name, object});
  }

  [[nodiscard]] auto find(renamed_kind kind, const std::string& owner, const std::string& name, object_kind object) {
    return std::ranges::find_if(all_, [&](const rename_hint& one) {
      return one.kind == kind && one.owner == owner && one.to == name && one.object == object;
    });
  }

  void rename(renamed_kind kind, const std::string& owner, const std::string& from, const std::string& to,
              object_kind object = {}) {
    if (const auto found = find(kind, owner, from, object); found != all_.end()) found->to = to;
  }

  template <class Rename>
  void rename_part(renamed_kind kind, const Rename& change) {
    rename(kind, change.table, change.from, change.to);
  }

  void move(const std::string& owner, const std::string& to) {
    for (auto& one : all_)
      if (one.owner == owner) one.owner = to;
  }

  void forget(renamed_kind kind, const std::string& owner, const std::string& name, object_kind object = {}) {
    if (const auto found = find(kind, owner, name, object); found != all_.end()) all_.erase(found);
  }

  std::vector<rename_hint> all_;
};

}  // namespace

std::vector<rename_hint> renames_by(const model& before, const std::vector<operation>& operations) {
  followed_names names(before);
  for (const auto& change : operations) std::visit(names, change);
  return names.renamed();
}

}  // namespace instar::testing
