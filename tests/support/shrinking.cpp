#include "support/shrinking.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <instar/error.hpp>

namespace instar::testing {
namespace {

using part = std::function<void(model&)>;

void erase_table(model& schema, const std::string& name) {
  erase_if(schema.tables, [&](const table& any) { return any.name == name; });
}

void erase_object(model& schema, const object& gone) {
  erase_if(schema.objects,
           [&](const object& any) { return any.kind == gone.kind && any.name == gone.name && any.on == gone.on; });
}

template <class Edit>
void edit_table(model& schema, const std::string& name, Edit edit) {
  const auto found = schema.tables.find(std::string_view(name));
  if (found != schema.tables.end()) schema.tables.edit(found, edit);
}

/// Everything that could be left out of one model, the largest first.
std::vector<part> parts_of(const model& schema) {
  std::vector<part> parts;
  for (const auto& any : schema.tables) parts.emplace_back([name = any.name](model& from) { erase_table(from, name); });
  for (const auto& any : schema.objects) parts.emplace_back([any](model& from) { erase_object(from, any); });
  for (const auto& of : schema.tables) {
    const auto add = [&](auto edit) {
      parts.emplace_back([name = of.name, edit](model& from) { edit_table(from, name, edit); });
    };
    add([](table& any) { any.rows.clear(); });
    add([](table& any) { any.properties = {}; });
    for (const auto& one : of.constraints)
      add([name = name_of(one)](table& any) {
        erase_if(any.constraints, [&](const constraint& it) { return name_of(it) == name; });
      });
    for (const auto& one : of.indexes)
      add([name = one.name](table& any) { erase_if(any.indexes, [&](const index& it) { return it.name == name; }); });
    for (const auto& one : of.columns) {
      add([name = one.name](table& any) {
        std::erase_if(any.columns, [&](const column& it) { return it.name == name; });
      });
      add([name = one.name](table& any) {
        for (auto& it : any.columns)
          if (it.name == name) it.properties = {};
      });
    }
  }
  return parts;
}

bool is_valid(const model& schema) {
  try {
    return read_snapshot(write_snapshot(schema), "") == schema;
  } catch (const error&) {
    return false;
  }
}

/// Whether both ends of a hint are there still.
bool has_ends(const changed_model& pair) {
  return std::ranges::all_of(pair.hints, [&](const rename_hint& hint) {
    const bool of_a_table = hint.kind == renamed_kind::table;
    return !of_a_table || (pair.before.find_table(hint.from) != nullptr && pair.after.find_table(hint.to) != nullptr);
  });
}

/// Changes with one thing less: without a hint, on both sides, or with less of a change.
std::vector<changed_model> smaller(const changed_model& pair) {
  std::vector<changed_model> all;
  const auto try_one = [&](const part& leave_out, bool before, bool after) {
    auto less = pair;
    if (before) leave_out(less.before);
    if (after) leave_out(less.after);
    if (less.before == pair.before && less.after == pair.after) return;
    all.push_back(std::move(less));
  };
  for (const auto& leave_out : parts_of(pair.before)) try_one(leave_out, true, true);
  for (const auto& leave_out : parts_of(pair.after)) try_one(leave_out, true, true);
  for (const auto& leave_out : parts_of(pair.before)) try_one(leave_out, true, false);
  for (const auto& leave_out : parts_of(pair.after)) try_one(leave_out, false, true);
  for (std::size_t i = 0; i != pair.hints.size(); ++i) {
    all.push_back(pair);
    all.back().hints.erase(all.back().hints.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return all;
}

bool can_be_tried(const changed_model& pair) { return is_valid(pair.before) && is_valid(pair.after) && has_ends(pair); }

}  // namespace

changed_model shrunk(changed_model failing, const std::function<bool(const changed_model&)>& fails) {
  failing.operations.clear();
  for (bool smaller_one = true; smaller_one;) {
    smaller_one = false;
    for (auto& less : smaller(failing)) {
      if (!can_be_tried(less) || !fails(less)) continue;
      failing = std::move(less);
      smaller_one = true;
      break;
    }
  }
  return failing;
}

}  // namespace instar::testing
