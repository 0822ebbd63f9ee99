#include "introspection/postgresql_scratch.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <instar/snapshot.hpp>

#include "dialects/postgresql/constraints.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/objects.hpp"
#include "dialects/postgresql/tables.hpp"

namespace instar {
namespace {

/// One thing to be made, with what it is in the declared model.
struct attempt {
  statements making;
  std::string where;  ///< of the declared model
  std::string line;
  const object* declared = nullptr;
  std::string table = {}, constraint = {};
  std::string relation = {}, on = {};  ///< what is there when it is made, and what must be there before
  std::string failure = {};
};

/// The order in which things need each other most of the time.
constexpr std::array<object_kind, 6> before_tables = {object_kind::enumeration, object_kind::domain,
                                                      object_kind::composite,   object_kind::sequence,
                                                      object_kind::function,    object_kind::procedure};
constexpr std::array<object_kind, 6> behind_tables = {
    object_kind::partition, object_kind::view,   object_kind::materialized_view,
    object_kind::trigger,   object_kind::policy, object_kind::grant};

class making {
 public:
  making(transaction& work, const model& projected, const postgresql_relocation& to)
      : work_(work), projected_(projected), to_(to), moved_(relocated(projected, to)) {}

  not_made result() {
    for (const auto kind : before_tables) add_objects(kind);
    add_tables();
    for (const auto kind : behind_tables) add_objects(kind);
    make_in(to_.first);
    if (waiting_.empty() || to_.default_schema.empty()) return failures();
    // What extensions have brought may lie in the default schema. There lie the live things as well: a view must not be
    // made of one of those while its like waits.
    const auto both = to_.first + ", " + postgresql_sql::quote_name(to_.default_schema);
    do {
      search(both);
      if (!go_through(is_plain) && !go_through(is_next)) break;
      make_in(to_.first);
    } while (!waiting_.empty());
    return failures();
  }

 private:
  void add_objects(object_kind kind) {
    for (const auto& any : projected_.objects) {
      if (any.kind != kind) continue;
      const auto& moved = *moved_of(any);
      // A sequence gets its owner with the table.
      auto making = postgresql_sql::create_object_statements(moved, kind == object_kind::sequence ? model{} : moved_);
      const bool has_definition_elsewhere = kind == object_kind::trigger;
      waiting_.push_back({.making = std::move(making),
                          .where = any.on.empty() ? any.name : any.on,
                          .line = write_line(any),
                          .declared = &any,
                          .relation = moved.name,
                          .on = has_definition_elsewhere ? moved.on : std::string()});
    }
  }

  [[nodiscard]] const object* moved_of(const object& any) const {
    model one;
    one.objects.insert(any);
    // Types are looked up in the whole model, names are not.
    const auto moved = relocated(one, to_);
    return moved_.find_object(any.kind, moved.objects.begin()->name, moved.objects.begin()->on);
  }

  void add_tables() {
    std::vector<attempt> references;
    for (const auto& any : projected_.tables) {
      table moved = *moved_.find_table(to_.path(any.name));
      erase_if(moved.constraints, [&](const constraint& one) {
        const auto* key = std::get_if<foreign_key>(&one);
        if (key == nullptr) return false;
        references.push_back({.making = postgresql_sql::add_constraint_statements(one, moved.name),
                              .where = any.name,
                              .line = write_line(*any.find_constraint(key->name)),
                              .table = any.name,
                              .constraint = key->name});
        return true;
      });
      waiting_.push_back({.making = postgresql_sql::create_table_statements(moved, moved_),
                          .where = any.name,
                          .line = "table " + write_name(any.name),
                          .table = any.name,
                          .relation = moved.name});
    }
    std::ranges::move(references, std::back_inserter(waiting_));
  }

  void search(const std::string& path) { work_.execute("SET LOCAL search_path = " + path); }

  void make_in(const std::string& path) {
    search(path);
    while (go_through([](const attempt&, bool) { return true; })) {
    }
  }

  /// What names nothing but types and functions without saying where they are.
  static bool is_plain(const attempt& one, bool) {
    return one.declared == nullptr || !one.declared->properties.has("definition");
  }
  static bool is_next(const attempt&, bool made_one) { return !made_one; }

  /// Whether anything was made that was not there before.
  bool go_through(bool (*is_meant)(const attempt& one, bool made_one)) {
    const auto count = waiting_.size();
    bool made_one = false;
    std::erase_if(waiting_, [&](attempt& one) {
      const bool made = is_meant(one, made_one) && is_made(one);
      made_one = made_one || made;
      return made;
    });
    return waiting_.size() != count;
  }

  bool is_made(attempt& one) {
    if (!one.on.empty() && std::ranges::find(made_, one.on) == made_.end()) {
      one.failure = "what it stands on could not be made";
      return false;
    }
    work_.execute("SAVEPOINT instar_attempt");
    try {
      for (const auto& each : one.making) work_.execute(each.sql);
    } catch (const error& failure) {
      one.failure = failure.message();
      work_.execute("ROLLBACK TO SAVEPOINT instar_attempt");
      return false;
    }
    work_.execute("RELEASE SAVEPOINT instar_attempt");
    if (!one.relation.empty()) made_.push_back(one.relation);
    return true;
  }

  [[nodiscard]] not_made failures() const {
    not_made all;
    for (const auto& one : waiting_) {
      all.findings.push_back({"uncompared", one.where,
                              "`" + one.line + "` could not be made to compare with: " + one.failure,
                              "see that the user of this connection may make it, or leave it out."});
      if (one.declared != nullptr)
        all.objects.push_back(*one.declared);
      else if (one.constraint.empty())
        all.tables.push_back(one.table);
      else
        all.constraints.emplace_back(one.table, one.constraint);
    }
    return all;
  }

  transaction& work_;
  const model& projected_;
  const postgresql_relocation& to_;
  model moved_;
  std::vector<attempt> waiting_;
  std::vector<std::string> made_;
};

}  // namespace

not_made make_relocated(transaction& work, const model& projected, const postgresql_relocation& to) {
  work.execute("SET LOCAL check_function_bodies = off");
  return making(work, projected, to).result();
}

}  // namespace instar
