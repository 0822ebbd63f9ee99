#include <instar/dialect.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include <instar/projection.hpp>

namespace instar {

// Most schemas say the same for every database, and a copy shares what a projection would make anew.
walking_schema::walking_schema(model schema, std::string_view dialect) : declared(std::move(schema)) {
  seen.before = depends_on_dialect(declared) ? project(declared, dialect) : declared;
  seen.after = seen.before;
}

std::vector<statements> dialect::render(std::span<const operation> changes, const model& before) const {
  return render(changes, walking_schema(before, name())).of_each;
}

rendered_changes<walking_schema> dialect::render(std::span<const operation> changes, walking_schema before) const {
  auto [projected, declared] = project(changes, std::move(before.declared), name());
  std::vector<operation> seen;
  std::vector<std::size_t> numbers;
  numbers.reserve(projected.size());
  for (auto& of_one : projected) {
    numbers.push_back(of_one.size());
    std::ranges::move(of_one, std::back_inserter(seen));
  }
  auto rendered = render_all(seen, std::move(before.seen));
  before.seen = std::move(rendered.behind);
  before.declared = declared == before.seen.after ? before.seen.after : std::move(declared);
  rendered_changes<walking_schema> all{{}, std::move(before)};
  auto next = rendered.of_each.begin();
  for (auto number : numbers) {
    statements& here = all.of_each.emplace_back();
    for (; number != 0; --number, ++next) std::ranges::move(*next, std::back_inserter(here));
  }
  return all;
}

statements dialect::render(const operation& change, const model& before) const {
  return std::move(render(std::span(&change, 1), before).front());
}

std::vector<finding> dialect::objections(const model& schema) const {
  return object_to(project(schema, name()), schema);
}

std::string dialect::difference(std::string_view expected, std::string_view found) const {
  return expected == found ? std::string() : "it is " + std::string(found) + " instead of " + std::string(expected);
}

}  // namespace instar
