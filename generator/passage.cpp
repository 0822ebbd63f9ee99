#include "generator/passage.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "generator/sql_token.hpp"
#include "generator/table_change.hpp"

namespace instar::generator {
namespace {

/// What an operation leaves behind under a name: the table, or the object.
struct element_of {
  const model& after;

  using place = std::pair<const table*, const object*>;

  [[nodiscard]] place at(const std::string& table_name) const { return {after.find_table(table_name), nullptr}; }
  [[nodiscard]] place at(object_kind kind, const std::string& name, const std::string& on) const {
    return {on.empty() ? nullptr : after.find_table(on), after.find_object(kind, name, on)};
  }

  place operator()(const create_table& op) const { return at(op.definition.name); }
  place operator()(const drop_table&) const { return {}; }
  place operator()(const rename_table& op) const { return at(op.to); }
  place operator()(const create_object& op) const {
    return at(op.definition.kind, op.definition.name, op.definition.on);
  }
  place operator()(const drop_object&) const { return {}; }
  place operator()(const alter_object& op) const { return at(op.after.kind, op.after.name, op.after.on); }
  place operator()(const rename_object& op) const { return at(op.kind, op.to, op.on); }
  place operator()(const rename_label& op) const { return at(object_kind::enumeration, op.enumeration, {}); }
  place operator()(const execute&) const { return {}; }
  place operator()(const run&) const { return {}; }
  place operator()(const commit_here&) const { return {}; }
  template <class Change>
  place operator()(const Change& op) const {
    return at(op.table);
  }
};

/// Which tables have what is called by a name, but for its case.
class name_owners {
 public:
  void add(const model& schema) {
    for (const auto& any : schema.tables) {
      add(any.name, any);
      for (const auto& one : any.constraints) add(name_of(one), any);
      for (const auto& one : any.indexes) add(one.name, any);
    }
  }

  /// Calls `use` with the name of each table that has something called as the table or something in it is.
  template <class Use>
  void for_each_namesake(const table& of, Use use) const {
    visit(of.name, use);
    for (const auto& one : of.constraints) visit(name_of(one), use);
    for (const auto& one : of.indexes) visit(one.name, use);
  }

 private:
  void add(const std::string& name, const table& any) { owners_[folded(name)].insert(any.name); }

  template <class Use>
  void visit(const std::string& name, Use use) const {
    if (const auto found = owners_.find(folded(name)); found != owners_.end())
      for (const auto& owner : found->second) use(owner);
  }

  std::map<std::string, std::set<std::string>> owners_;
};

/// The part of a model in which an objection to a table or an object can show.
class neighbourhood {
 public:
  neighbourhood(const model& whole, const name_owners& owners) : whole_(whole), owners_(owners) {}

  model around(const table* table, const object* object) {
    if (table != nullptr) add(*table);
    if (object != nullptr) part_.objects.insert(*object);
    return std::move(part_);
  }

 private:
  void add(const table& any) {
    add_with_types(any);
    for (const auto& one : any.constraints)
      if (const auto* key = std::get_if<foreign_key>(&one)) add(key->referenced_table);
    owners_.for_each_namesake(any, [this](const std::string& owner) { add(owner); });
  }

  void add(const std::string& table_name) {
    if (const auto* any = whole_.find_table(table_name)) add_with_types(*any);
  }

  void add_with_types(const table& any) {
    if (!part_.tables.insert(any).second) return;
    for (const auto& one : any.columns)
      if (one.type.declared)
        for (const auto kind : {object_kind::enumeration, object_kind::domain, object_kind::composite})
          if (const auto* its_type = whole_.find_object(kind, one.type.name)) part_.objects.insert(*its_type);
  }

  const model& whole_;
  const name_owners& owners_;
  model part_;
};

class passage {
 public:
  passage(const std::vector<operation>& operations, model before, const std::vector<const dialect*>& dialects)
      : operations_(operations), schema_(std::move(before)), dialects_(dialects) {}

  std::vector<finding> objections() {
    owners_.add(schema_);
    auto after = schema_;
    for (const auto& change : operations_) after = apply(std::move(after), change);
    owners_.add(after);
    ends_ = {schema_, std::move(after)};
    for (std::size_t i = 0; i + 1 < operations_.size(); ++i) {
      schema_ = apply(std::move(schema_), operations_[i]);
      look_behind(operations_[i]);
    }
    return std::move(found_);
  }

 private:
  /// The whole of a large model at every step would take too long, so first only where the step was.
  void look_behind(const operation& change) {
    const auto [table, object] = std::visit(element_of{schema_}, change);
    if (table == nullptr && object == nullptr) return;
    const auto part = neighbourhood(schema_, owners_).around(table, object);
    for (const auto* one : dialects_)
      if (!new_ones(one->objections(part), *one).empty())
        for (const auto& objection : new_ones(one->objections(schema_), *one)) tell(objection, change, *one);
  }

  /// Objections that there are to neither end of the way, and that were not told before.
  std::vector<finding> new_ones(std::vector<finding> all, const dialect& of) {
    if (all.empty()) return all;
    auto& known = known_[&of];
    if (known.empty())
      for (const auto& end : ends_) {
        auto more = of.objections(end);
        known.insert(known.end(), more.begin(), more.end());
      }
    // Partitions are there before their table is partitioned, so that its rows find them.
    std::erase_if(all, [&](const finding& one) {
      return one.code == "not_partitioned" || std::ranges::find(known, one) != known.end();
    });
    return all;
  }

  void tell(const finding& objection, const operation& change, const dialect& by) {
    known_[&by].push_back(objection);
    found_.push_back(
        {"impossible_between", objection.where,
         std::string(by.name()) + ": on the way, after `" + describe(change) + "`, " + objection.text,
         "make the change in two revisions, so that what goes has gone before what comes.\n" + objection.suggestion});
  }

  const std::vector<operation>& operations_;
  model schema_;
  const std::vector<const dialect*>& dialects_;
  name_owners owners_;
  std::vector<model> ends_;
  std::map<const dialect*, std::vector<finding>> known_;
  std::vector<finding> found_;
};

}  // namespace

std::vector<finding> find_objections_between(const std::vector<operation>& operations, model before,
                                             const std::vector<const dialect*>& dialects) {
  if (operations.size() < 2) return {};
  return passage(operations, std::move(before), dialects).objections();
}

}  // namespace instar::generator
