#include <instar/creation.hpp>

#include <utility>
#include <variant>

#include <instar/error.hpp>

namespace instar {
namespace {

std::string function_of(const operation& change) {
  const auto* step = std::get_if<run>(&change);
  return step == nullptr ? std::string() : step->function;
}

[[noreturn]] void refuse(const needed_step& needed, error_code code, const std::string& why) {
  throw error(code, "a new database cannot be made at once with a step that it is said to need: " + why,
              {.migration = needed.revision,
               .step = describe(needed.change),
               .state = "no database was touched",
               .remedy = "take needed_when_new(...) from around that step, which no digest covers: then new databases "
                         "go through every migration. Or say needless_when_new(...), and what new databases need in a "
                         "migration of its own"});
}

void expect_in_transaction(const needed_step& needed, const statements& rendered) {
  for (const auto& each : rendered)
    if (each.outside_transaction)
      refuse(needed, error_code::unsupported, "it can be in no transaction, and everything is made in one");
}

/// Later migrations may have renamed or dropped what the step is about.
statements render_needed(const needed_step& needed, const model& schema, const dialect& language) {
  try {
    return language.render(needed.change, schema);
  } catch (const error& failure) {
    refuse(needed, failure.code(), "on the schema of the heads, " + failure.message());
  }
}

}  // namespace

std::vector<creation_step> render_creation(std::span<const operation> operations, std::span<const needed_step> needed,
                                           const dialect& language) {
  std::vector<creation_step> steps;
  steps.reserve(operations.size() + needed.size());
  auto made = language.render(operations, walking_schema());
  for (std::size_t i = 0; i != operations.size(); ++i)
    steps.push_back({{}, describe(operations[i]), std::move(made.of_each[i])});
  for (const auto& each : needed) {
    auto rendered = render_needed(each, made.behind.declared, language);
    expect_in_transaction(each, rendered);
    steps.push_back({each.revision, describe(each.change), std::move(rendered), function_of(each.change)});
  }
  return steps;
}

}  // namespace instar
