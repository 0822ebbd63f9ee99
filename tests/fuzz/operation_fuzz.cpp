#include <instar/dialect.hpp>
#include <instar/migration_text.hpp>

#include "fuzz/fuzz_target.hpp"

namespace instar::fuzz {

/// Operations that apply can be undone, and each dialect that does not object has SQL for them.
void try_input(std::string_view input) {
  migration_text migration;
  if (!accepts([&] { migration = read_migration(input, "input"); })) return;
  model schema;
  for (const auto& step : migration.upgrade) {
    model after;
    if (!accepts([&] { after = instar::apply(schema, step); })) return;
    if (const auto back = reverse(step)) require(instar::apply(after, *back) == schema);
    for (const dialect* any : dialects())
      if (any->objections(schema).empty() && any->objections(after).empty())
        for (const statement& one : any->render(step, schema)) require(one.sql.find('\0') == std::string::npos);
    schema = std::move(after);
  }
}

}  // namespace instar::fuzz
