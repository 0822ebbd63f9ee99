#include "dialects/sqlite/rendering.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "dialects/sqlite/changes.hpp"
#include "dialects/sqlite/definitions.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/objects.hpp"
#include "dialects/sqlite/table_changes.hpp"

namespace instar::sqlite_sql {
namespace {

/// What of a change is done in its own place although a rebuild makes it: an index gives up its name, which another
/// table's may take.
struct in_its_place {
  statements operator()(const drop_index& change) const { return {{drop_index_sql(change.definition.name)}}; }
  statements operator()(const rename_index& change) const { return {{drop_index_sql(change.from)}}; }
  statements operator()(const alter_index& change) const { return {{drop_index_sql(change.before.name)}}; }
  statements operator()(const auto&) const { return {}; }
};

/// Whether a change may put rows into a table, or change those of the schema.
bool changes_rows(const operation& change) {
  return std::holds_alternative<create_table>(change) || std::holds_alternative<insert_row>(change) ||
         std::holds_alternative<update_row>(change) || std::holds_alternative<delete_row>(change) ||
         std::holds_alternative<bulk_insert>(change);
}

std::optional<object_identity> made_object(const operation& change) {
  if (const auto* one = std::get_if<create_object>(&change)) return identity_of(one->definition);
  if (const auto* one = std::get_if<alter_object>(&change)) return identity_of(one->after);
  if (const auto* one = std::get_if<rename_object>(&change)) return object_identity{one->kind, one->on, one->to};
  return std::nullopt;
}

/// The names that a rename takes and gives.
std::vector<std::string> renamed_names(const operation& change) {
  if (const auto* one = std::get_if<rename_table>(&change)) return {folded(one->from), folded(one->to)};
  if (const auto* one = std::get_if<rename_column>(&change)) return {folded(one->from), folded(one->to)};
  return {};
}

/// The statements at the place of one change.
struct place {
  std::map<std::string, statements> of_tables;
  statements behind;

  [[nodiscard]] statements all() && {
    statements together;
    for (auto& [name, some] : of_tables) std::ranges::move(some, std::back_inserter(together));
    std::ranges::move(behind, std::back_inserter(together));
    return together;
  }
};

class rendering_of_all {
 public:
  rendering_of_all(std::span<const operation> changes, twin_models schema)
      : changes_(changes), schema_(std::move(schema)), places_(changes.size()) {}

  rendered_changes<twin_models> result() && {
    for (; at_ != changes_.size(); ++at_) {
      after_ = instar::apply(std::move(after_), change());
      if (!changes_rows(change())) end_of_row_changes();
      add_change();
      note_objects();
      before_ = after_;
    }
    end_of_row_changes();
    end_of_alterations();
    renew_objects();
    std::vector<statements> all;
    all.reserve(places_.size());
    for (auto& one : places_) all.push_back(std::move(one).all());
    return {std::move(all), std::move(schema_)};
  }

 private:
  struct alterations {
    table_changes taken;
    std::vector<std::size_t> places;
  };

  [[nodiscard]] const operation& change() const { return changes_[at_]; }

  void put(std::size_t place, statements more) { std::ranges::move(more, std::back_inserter(places_[place].behind)); }

  void add_change() {
    const auto tables = tables_altered_by(change(), before_);
    if (!tables.empty()) {
      if (!take(tables)) {
        end_of_alterations();
        static_cast<void>(take(tables));
      }
      for (const auto& name : tables) alter(name);
      return;
    }
    auto rendered = render(change(), before_, after_);
    if (rendered.empty() && !std::holds_alternative<run>(change()) && !std::holds_alternative<commit_here>(change()))
      return;
    end_of_alterations();
    put(at_, std::move(rendered));
    note_row_changes();
  }

  /// Takes the change to those of its tables since nothing else was changed, or says that it cannot be made with them.
  [[nodiscard]] bool take(const std::vector<std::string>& tables) {
    if (altered_.empty()) objects_before_.objects = before_.objects;
    return std::ranges::all_of(tables, [&](const std::string& name) {
      const table& before = *before_.find_table(name);
      auto& of_table = altered_.try_emplace(name, alterations{table_changes(before), {}}).first->second;
      of_table.places.push_back(at_);
      return of_table.taken.take(change(), before, *after_.find_table(name));
    });
  }

  void alter(const std::string& name) {
    if (!needs_rebuild(change(), before_, after_)) {
      places_[at_].of_tables[name] = render(change(), before_, after_);
      return;
    }
    const auto& [taken, places] = altered_.at(name);
    for (const auto place : places) places_[place].of_tables[name] = std::visit(in_its_place(), changes_[place]);
    auto rebuilt = rebuild(taken.made_at_once(*after_.find_table(name)), objects_before_, after_);
    std::ranges::move(rebuilt, std::back_inserter(places_[at_].of_tables[name]));
    rebuilt_.insert(name);
    rebuilt_last_ = at_;
  }

  void end_of_alterations() {
    if (!rebuilt_.empty()) put(rebuilt_last_, check_foreign_keys(rebuilt_, before_));
    rebuilt_.clear();
    altered_.clear();
  }

  void note_row_changes() {
    if (!changes_rows(change())) return;
    changed_rows_last_ = at_;
    const auto* created = std::get_if<create_table>(&change());
    if (created != nullptr && created->definition.rows.empty()) return;
    with_changed_rows_.insert(created != nullptr ? created->definition.name : std::string(table_of(change())));
  }

  void end_of_row_changes() {
    if (!with_changed_rows_.empty()) put(changed_rows_last_, check_foreign_keys(with_changed_rows_, before_));
    with_changed_rows_.clear();
  }

  void note_objects() {
    if (const auto made = made_object(change())) made_[{made->kind, std::string(made->name)}] = at_;
    for (auto& name : renamed_names(change())) renamed_.emplace_back(at_, std::move(name));
  }

  /// SQLite rewrites views and triggers when it renames what they refer to. Where the schema says something else, or
  /// the same in other letters, they are made again; and each view that was made is tried.
  void renew_objects() {
    for (const auto& any : before_.objects) {
      if (any.kind != object_kind::view && any.kind != object_kind::trigger) continue;
      const auto made = made_.find({any.kind, any.name});
      const bool is_rewritten = std::ranges::any_of(renamed_, [&](const auto& renamed) {
        return (made == made_.end() || made->second < renamed.first) &&
               folded(any.properties.text("definition")).find(renamed.second) != std::string::npos;
      });
      if (is_rewritten) put(changes_.size() - 1, replace_object_sql(any, any));
      if (any.kind == object_kind::view && (is_rewritten || made != made_.end()))
        put(changes_.size() - 1, {expect_whole_view(any.name)});
    }
  }

  std::span<const operation> changes_;
  twin_models schema_;
  model &before_ = schema_.before, &after_ = schema_.after;
  std::vector<place> places_;
  std::size_t at_ = 0;
  std::map<std::string, alterations> altered_;
  model objects_before_;  ///< the alterations; it has no tables
  std::set<std::string> rebuilt_, with_changed_rows_;
  std::size_t rebuilt_last_ = 0, changed_rows_last_ = 0;
  std::map<std::pair<object_kind, std::string>, std::size_t> made_;
  std::vector<std::pair<std::size_t, std::string>> renamed_;
};

}  // namespace

rendered_changes<twin_models> render_all(std::span<const operation> changes, twin_models schema) {
  return rendering_of_all(changes, std::move(schema)).result();
}

}  // namespace instar::sqlite_sql
