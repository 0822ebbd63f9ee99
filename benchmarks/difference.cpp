// How long it takes to find the difference of two models that differ in one column.

#include <benchmark/benchmark.h>

#include <string>

#include "generator/diff.hpp"
#include "generator/drift.hpp"

namespace {

using namespace instar;

column column_of(const std::string& name, const std::string& type_name) {
  return {.name = name, .type = {.name = type_name}};
}

/// A table of twelve columns, with keys, a check and an index; each but the first references the one before it.
table table_number(int number) {
  const auto name = "table_" + std::to_string(number);
  table any{.name = name, .columns = {column_of("id", "bigint"), column_of("parent", "bigint")}};
  any.columns[0].not_null = true;
  for (int i = 2; i != 12; ++i)
    any.columns.push_back(column_of("column_" + std::to_string(i), i % 2 == 0 ? "text" : "integer"));
  any.constraints.insert(primary_key{"pk_" + name, {"id"}});
  any.constraints.insert(check{"ck_" + name, "{column_3} > 0"});
  if (number != 0)
    any.constraints.insert(foreign_key{.name = "fk_" + name,
                                       .columns = {"parent"},
                                       .referenced_table = "table_" + std::to_string(number - 1),
                                       .referenced_columns = {"id"}});
  any.indexes.insert({.name = "ix_" + name, .keys = keys_of({"column_2", "column_5"})});
  return any;
}

model model_of(int tables) {
  model schema;
  for (int i = 0; i != tables; ++i) schema.tables.insert(table_number(i));
  return schema;
}

/// The model with another type for one column in the middle.
model with_one_change(model schema, int tables) {
  auto changed = table_number(tables / 2);
  changed.columns[3].type = {.name = "bigint"};
  schema.tables.erase(schema.tables.find(changed.name));
  schema.tables.insert(std::move(changed));
  return schema;
}

void find_one_changed_column(benchmark::State& state) {
  const auto tables = static_cast<int>(state.range(0));
  const auto before = model_of(tables), after = with_one_change(before, tables);
  for (auto _ : state) benchmark::DoNotOptimize(generator::diff(before, after));
}
BENCHMARK(find_one_changed_column)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

/// With what can be ambiguous, dangerous or impossible about it.
void find_the_drift_of_one_column(benchmark::State& state) {
  const auto tables = static_cast<int>(state.range(0));
  const auto before = model_of(tables);
  const declaration declared{with_one_change(before, tables), {}};
  for (auto _ : state) benchmark::DoNotOptimize(generator::find_drift(before, declared, {}));
}
BENCHMARK(find_the_drift_of_one_column)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

void create_everything(benchmark::State& state) {
  const auto after = model_of(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(generator::diff({}, after));
}
BENCHMARK(create_everything)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
