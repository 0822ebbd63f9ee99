#include <instar/dialect.hpp>

#include <utility>

#include <instar/projection.hpp>

namespace instar {

// Most schemas say the same for every database, and a copy costs less than a projection.
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
  for (const auto& of_one : projected) seen.insert(seen.end(), of_one.begin(), of_one.end());
  auto rendered = render_all(seen, std::move(before.seen));
  before.declared = std::move(declared);
  before.seen = std::move(rendered.behind);
  rendered_changes<walking_schema> all{{}, std::move(before)};
  auto next = rendered.of_each.begin();
  for (const auto& of_one : projected) {
    statements& here = all.of_each.emplace_back();
    for (std::size_t i = 0; i != of_one.size(); ++i, ++next) here.insert(here.end(), next->begin(), next->end());
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
