#include "generator/selection.hpp"

#include <algorithm>
#include <utility>

#include <instar/error.hpp>

namespace instar::generator {
namespace {

bool matches(std::string_view pattern, std::string_view name) {
  if (pattern.empty()) return name.empty();
  if (pattern.front() == '*')
    return matches(pattern.substr(1), name) || (!name.empty() && matches(pattern, name.substr(1)));
  return !name.empty() && (pattern.front() == '?' || pattern.front() == name.front()) &&
         matches(pattern.substr(1), name.substr(1));
}

/// A pattern may begin with the kind of what it is for.
bool matches(std::string_view pattern, std::string_view kind, std::string_view name) {
  const auto colon = pattern.find(':');
  if (colon == pattern.npos) return matches(pattern, name);
  return pattern.substr(0, colon) == kind && matches(pattern.substr(colon + 1), name);
}

class selecting {
 public:
  selecting(declaration all, const selection& of) : all_(std::move(all)), of_(of) {}

  [[nodiscard]] declaration result() {
    erase_if(all_.schema.tables, [&](const table& any) { return !is_selected("table", any.name); });
    erase_if(all_.schema.objects,
             [&](const object& any) { return !is_selected(spelling(any.kind), any.name) || stands_on_nothing(any); });
    std::erase_if(all_.hints, [&](const rename_hint& hint) { return !is_there(hint); });
    return std::move(all_);
  }

 private:
  [[nodiscard]] bool is_selected(std::string_view kind, std::string_view name) const {
    const auto matching = [&](const std::string& pattern) { return matches(pattern, kind, name); };
    return (of_.included.empty() || std::ranges::any_of(of_.included, matching)) &&
           std::ranges::none_of(of_.excluded, matching);
  }

  /// Triggers, policies and partitions go with their table.
  [[nodiscard]] bool stands_on_nothing(const object& any) const {
    return !any.on.empty() && any.kind != object_kind::grant && all_.schema.find_table(any.on) == nullptr;
  }

  [[nodiscard]] bool is_there(const rename_hint& hint) const {
    switch (hint.kind) {
      case renamed_kind::table: return all_.schema.find_table(hint.to) != nullptr;
      case renamed_kind::column:
      case renamed_kind::constraint:
      case renamed_kind::index: return all_.schema.find_table(hint.owner) != nullptr;
      case renamed_kind::object: return all_.schema.find_object(hint.object, hint.to, hint.owner) != nullptr;
      case renamed_kind::label: return all_.schema.find_object(object_kind::enumeration, hint.owner) != nullptr;
    }
    return true;
  }

  declaration all_;
  const selection& of_;
};

/// Reading it as a snapshot finds what it refers to and does not have.
void expect_whole(const model& selected) {
  try {
    (void)read_snapshot(write_snapshot(selected), "selected");
  } catch (const error& failure) {
    throw error(error_code::malformed, "what is selected needs what is not: " + failure.message(),
                {.state = "nothing was written.",
                 .remedy = "leave out both or neither: correct INCLUDE or EXCLUDE of add_schema_migrations (--select, "
                           "--exclude)."});
  }
}

}  // namespace

declaration select(declaration all, const selection& of) {
  if (of.included.empty() && of.excluded.empty()) return all;
  auto selected = selecting(std::move(all), of).result();
  expect_whole(selected.schema);
  return selected;
}

}  // namespace instar::generator
