#include "runtime/creation.hpp"

#include <string>

#include "runtime/history_entry.hpp"

namespace instar {

const chain_creation* find_creation(const history& known, const revision_order& applied, const revision_order& ahead,
                                    const dialect& language) {
  const bool is_whole_way = applied.empty() && ahead.size() == known.entries().size();
  return is_whole_way ? known.creation_for(language.name()) : nullptr;
}

creation read_creation(const history& known, const chain_creation& embedded) {
  for (const auto& step : embedded)
    if (!step.revision.empty() && known.find(step.revision) == nullptr)
      refuse_chain(known.name(), "a new database is made with a step of " + std::string(step.revision) +
                                     ", which is none of its migrations");
  creation all{&embedded, {}};
  all.migrations.reserve(known.entries().size());
  for (const auto& entry : known.entries()) all.migrations.push_back(entry.read_header());
  return all;
}

planned_step planned(const creation_step& step) {
  planned_step ready{std::string(step.description), {}};
  ready.statements.reserve(step.size);
  for (const auto& [sql, role, found, expected] : step) {
    auto& one = ready.statements.emplace_back(statement{std::string(sql), role, std::string(found)});
    if (role == statement_role::expect_same) one.expected.emplace_back(expected);
  }
  return ready;
}

}  // namespace instar
