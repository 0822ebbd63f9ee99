// How long it takes to read what a database of many tables holds, and to compare that with a model.
//
//   instar_introspection_benchmark <url>    an empty database, which is filled: `sqlite:/tmp/some.db`

#include <benchmark/benchmark.h>

#include <iostream>
#include <memory>
#include <string>

#include <instar/dialect.hpp>
#include <instar/error.hpp>
#include <instar/introspection.hpp>
#include <instar/operation.hpp>
#include <instar/postgresql.hpp>
#include <instar/sqlite.hpp>
#include <instar/transaction.hpp>

namespace {

using namespace instar;

constexpr int number_of_tables = 1000;

std::string sql_of(int number) {
  const auto name = "table_" + std::to_string(number);
  std::string sql = "CREATE TABLE " + name + " (id BIGINT NOT NULL PRIMARY KEY, parent BIGINT";
  if (number != 0) sql += " REFERENCES table_" + std::to_string(number - 1) + " (id)";
  for (int i = 2; i != 12; ++i)
    sql += ", column_" + std::to_string(i) + (i % 2 == 0 ? " VARCHAR(40) NOT NULL DEFAULT 'x'" : " INTEGER");
  return sql + ", CONSTRAINT ck_" + name + " CHECK (column_3 > 0 AND column_4 IN ('x', 'y')))";
}

void fill(connection& session) {
  transaction work(session);
  for (int i = 0; i != number_of_tables; ++i) {
    work.execute(sql_of(i));
    const auto number = std::to_string(i);
    work.execute("CREATE INDEX ix_" + number + " ON table_" + number + " (column_2, column_5) WHERE column_3 > 1");
  }
  work.commit();
}

std::unique_ptr<connection> session;

void introspect_thousand_tables(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(introspect(*session));
}
BENCHMARK(introspect_thousand_tables)->Unit(benchmark::kMillisecond)->UseRealTime();

void compare_thousand_tables(benchmark::State& state) {
  const auto declared = introspect(*session).schema;
  for (auto _ : state) benchmark::DoNotOptimize(compare_live(*session, declared));
}
BENCHMARK(compare_thousand_tables)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::cerr << "usage: instar_introspection_benchmark <url of an empty database>\n";
    return 2;
  }
  try {
    session = connect(argv[1], {sqlite, postgresql});
    fill(*session);
  } catch (const error& failure) {
    std::cerr << failure.what() << "\n";
    return 1;
  }
  benchmark::RunSpecifiedBenchmarks();
  session.reset();
}
