#include <instar/creation.hpp>

#include <utility>
#include <variant>

namespace instar {
namespace {

std::string function_of(const operation& change) {
  const auto* step = std::get_if<run>(&change);
  return step == nullptr ? std::string() : step->function;
}

}  // namespace

std::vector<made_step> render_creation(std::span<const operation> operations, std::span<const needed_step> needed,
                                       const dialect& language) {
  std::vector<made_step> steps;
  auto made = language.render(operations, walking_schema({}, language.name()));
  for (std::size_t i = 0; i != operations.size(); ++i)
    steps.push_back({{}, describe(operations[i]), std::move(made.of_each[i])});
  for (const auto& [revision, change] : needed)
    steps.push_back({revision, describe(change), language.render(change, made.behind.declared), function_of(change)});
  return steps;
}

}  // namespace instar
