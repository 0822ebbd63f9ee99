#include "generator/schema_part.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "generator/dependency.hpp"

namespace instar::generator {
namespace {

using rings = std::vector<std::vector<const table*>>;

std::vector<const table*> tables_needed_by(const table& any, const model& all) {
  std::vector<const table*> needed;
  const auto need = [&](std::string_view name) {
    const auto* found = all.find_table(name);
    if (found != nullptr && found != &any) needed.push_back(found);
  };
  for (const auto& one : any.constraints)
    if (const auto* key = std::get_if<foreign_key>(&one)) need(key->referenced_table);
  for (const auto& name : names_in_list(any.properties.text("inherits"))) need(name);
  return needed;
}

/// Finds the tables that need each other, by Tarjan's algorithm: each ring comes behind those that it needs. It keeps a
/// stack of its own, because a chain of foreign keys can be long.
class ring_search {
 public:
  explicit ring_search(const model& all) : all_(all) {}

  rings result() {
    for (const auto& any : all_.tables)
      if (!visits_.contains(&any)) search(any);
    return std::move(found_);
  }

 private:
  struct visit {
    std::size_t number, lowest;
    bool is_open = true;  ///< its ring is not complete
  };
  struct call {
    const table* of;
    std::vector<const table*> needed;
    std::size_t next = 0;
  };

  void enter(const table& any) {
    visits_.insert({&any, {visits_.size(), visits_.size()}});
    open_.push_back(&any);
    calls_.push_back({&any, tables_needed_by(any, all_)});
  }

  void search(const table& first) {
    enter(first);
    while (!calls_.empty()) {
      auto& now = calls_.back();
      if (now.next == now.needed.size()) {
        leave();
        continue;
      }
      const auto* needed = now.needed[now.next++];
      const auto known = visits_.find(needed);
      if (known == visits_.end())
        enter(*needed);
      else if (known->second.is_open)
        reach(now.of, known->second.number);
    }
  }

  void reach(const table* from, std::size_t number) {
    auto& lowest = visits_.at(from).lowest;
    lowest = std::min(lowest, number);
  }

  void leave() {
    const auto* of = calls_.back().of;
    calls_.pop_back();
    const auto [number, lowest, is_open] = visits_.at(of);
    if (!calls_.empty()) reach(calls_.back().of, lowest);
    if (lowest != number) return;
    auto& ring = found_.emplace_back();
    do {
      ring.push_back(open_.back());
      visits_.at(open_.back()).is_open = false;
      open_.pop_back();
    } while (ring.back() != of);
  }

  const model& all_;
  std::map<const table*, visit> visits_;
  std::vector<const table*> open_;
  std::vector<call> calls_;
  rings found_;
};

/// The table that an object is on, at whatever depth, or whose column it belongs to; null when there is none.
const table* table_of(const object& any, const model& all) {
  auto name = std::string_view(any.on);
  if (const auto owner = any.properties.text("owned_by"); !owner.empty()) name = owner.substr(0, owner.rfind('.'));
  if (name.empty()) return nullptr;
  if (const auto* found = all.find_table(name)) return found;
  const auto above = std::ranges::find_if(
      all.objects, [&](const object& one) { return one.kind == object_kind::partition && one.name == name; });
  return above == all.objects.end() ? nullptr : table_of(*above, all);
}

class division {
 public:
  division(const model& all, std::size_t most_tables) : all_(all), most_tables_(most_tables) {}

  std::vector<schema_part> result() {
    if (std::ranges::any_of(all_.objects, [&](const object& any) { return table_of(any, all_) == nullptr; }))
      parts_.emplace_back();
    const bool has_common = !parts_.empty();
    parts_.emplace_back();
    for (const auto& ring : ring_search(all_).result()) add(ring);
    for (const auto& any : all_.objects) {
      const auto* of = table_of(any, all_);
      parts_[of == nullptr ? 0 : part_of_.at(of)].objects.push_back(&any);
    }
    for (std::size_t i = has_common ? 1 : 0; i != parts_.size(); ++i) {
      find_others(i);
      if (has_common && i != 0) parts_[i].beside.insert(0);
    }
    return std::move(parts_);
  }

 private:
  void add(const std::vector<const table*>& ring) {
    const auto count = parts_.back().tables.size();
    if (count != 0 && count + ring.size() > most_tables_) parts_.emplace_back();
    for (const auto* any : ring) {
      parts_.back().tables.push_back(any);
      part_of_.emplace(any, parts_.size() - 1);
    }
  }

  void find_others(std::size_t number) {
    auto& any = parts_[number];
    std::ranges::sort(any.tables, {}, &table::name);
    for (const auto* one : any.tables)
      for (const auto* needed : tables_needed_by(*one, all_))
        if (const auto other = part_of_.at(needed); other != number) any.beside.insert(other);
  }

  const model& all_;
  std::size_t most_tables_;
  std::vector<schema_part> parts_;
  std::map<const table*, std::size_t> part_of_;
};

}  // namespace

std::vector<schema_part> divided(const model& all, std::size_t most_tables) {
  if (all.tables.size() > most_tables) return division(all, most_tables).result();
  schema_part whole;
  for (const auto& any : all.objects) whole.objects.push_back(&any);
  for (const auto& any : all.tables) whole.tables.push_back(&any);
  return {std::move(whole)};
}

}  // namespace instar::generator
