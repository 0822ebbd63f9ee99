#include "dialects/sample_rows.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include <instar/projection.hpp>

#include "support/random_elements.hpp"
#include "support/sample_types.hpp"

namespace instar::testing {
namespace {

std::string sql_of(const term& value, const dialect& sql) {
  switch (value.kind) {
    case term_kind::none: return "NULL";
    case term_kind::text: return sql.quote_text(value.text);
    case term_kind::boolean: return value.text;
    default: return value.text;
  }
}

bool is_reference(const table& any, const std::string& name) {
  return std::ranges::any_of(any.constraints, [&](const constraint& one) {
    const auto* key = std::get_if<foreign_key>(&one);
    return key != nullptr && std::ranges::count(key->columns, name) > 0;
  });
}

void insert_sample(scratch_database& database, const model& schema, const table& any, std::size_t number) {
  const auto& sql = database.dialect();
  std::string names, values;
  for (const auto& one : any.columns) {
    if (is_generated(one)) continue;
    const auto samples = sample_of(one.type, schema).values;
    const bool is_key = any.primary_key() != nullptr && std::ranges::count(any.primary_key()->columns, one.name) != 0;
    std::string value =
        samples.empty() || is_reference(any, one.name) ? "NULL" : sql_of(samples[number % samples.size()], sql);
    if (is_key && one.type.name.ends_with("int")) value = std::to_string(1000 + number);
    names += (names.empty() ? "" : ", ") + sql.quote_name(one.name);
    values += (values.empty() ? "" : ", ") + value;
  }
  database.query("SAVEPOINT attempt");
  try {
    database.query("INSERT INTO " + sql.quote_table(any.name) + " (" + names + ") VALUES (" + values + ")");
  } catch (const std::runtime_error&) {
    database.query("ROLLBACK TO attempt");
  }
  database.query("RELEASE attempt");
}

}  // namespace

void insert_samples(scratch_database& database, const model& schema) {
  const auto seen = project(schema, database.dialect().name());
  database.query("BEGIN");
  for (const auto& any : seen.tables)
    for (const std::size_t number : {0, 1, 2}) insert_sample(database, seen, any, number);
  database.query("COMMIT");
}

}  // namespace instar::testing
