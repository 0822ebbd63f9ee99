// make_chain <size> <file> [<tables>]: a chain of migrations of one operation each, as a program carries it. With a
// number of tables, a migration before them makes so many, of twelve columns, and each of the others adds a column to
// one of them.

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <instar/migration_text.hpp>
#include <instar/vocabulary/frame.hpp>

#include "generator/chain_source.hpp"
#include "generator/cpp_literal.hpp"
#include "generator/creation.hpp"
#include "generator/digest.hpp"

namespace {

using namespace instar;

table table_number(int number) {
  const auto name = "table_" + std::to_string(number);
  return {.name = name,
          .columns = {{.name = "id", .type = {.name = "bigint"}, .not_null = true},
                      {.name = "title", .type = {.name = "text"}}},
          .constraints = {primary_key{"pk_" + name, {"id"}}}};
}

std::string revision_number(int number) {
  auto digits = std::to_string(number);
  return "r" + std::string(11 - digits.size(), '0') + digits;
}

migration_text migration_number(int number) {
  migration_text text{.revision = revision_number(number), .message = "create table " + std::to_string(number)};
  if (number != 1) text.parents = {revision_number(number - 1)};
  text.upgrade = {create_table{table_number(number)}};
  text.downgrade = {drop_table{table_number(number)}};
  return text;
}

table wide_table_number(int number) {
  auto wide = table_number(number);
  for (int i = 3; i <= 12; ++i) wide.columns.push_back({.name = "note_" + std::to_string(i), .type = {.name = "text"}});
  wide.constraints.insert(check{"ck_" + wide.name, "{title} <> ''"});
  wide.indexes.insert({.name = "ix_" + wide.name, .keys = keys_of({"title"})});
  return wide;
}

migration_text migration_of_tables(int tables) {
  migration_text text{.revision = revision_number(0), .message = "create tables"};
  for (int i = 1; i <= tables; ++i) text.upgrade.emplace_back(create_table{wide_table_number(i)});
  for (int i = tables; i >= 1; --i) text.downgrade.emplace_back(drop_table{wide_table_number(i)});
  return text;
}

migration_text change_number(int number, int tables) {
  const auto name = table_number(1 + number % tables).name;
  const column more{.name = "more_" + std::to_string(number), .type = {.name = "bigint"}};
  migration_text text{.revision = revision_number(number), .message = "add column " + std::to_string(number)};
  text.parents = {revision_number(number - 1)};
  text.upgrade = {add_column{name, more}};
  text.downgrade = {drop_column{name, more}};
  return text;
}

std::vector<migration_text> migrations(int size, int tables) {
  std::vector<migration_text> all;
  all.reserve(static_cast<std::size_t>(size) + 1);
  if (tables != 0) all.push_back(migration_of_tables(tables));
  for (int i = 1; i <= size; ++i) all.push_back(tables == 0 ? migration_number(i) : change_number(i, tables));
  return all;
}

std::string framed(const std::string& text) {
  std::string frame(frame::framed_size(text.size()), ' ');
  text.copy(frame.data() + frame::header_size, text.size());
  frame::close(frame.data(), frame::migration_kind, text.size());
  return frame;
}

generator::lineage linked(std::vector<migration_text> all) {
  generator::lineage chain;
  chain.reserve(all.size());
  for (auto& each : all) {
    auto& one = chain.emplace_back();
    one.locked.revision = each.revision;
    one.digest = generator::digest_of(each);
    one.content = std::move(each);
  }
  return chain;
}

/// A new database is made at once only where that is to be measured.
void write_chain(std::ostream& out, const generator::lineage& chain, bool at_once) {
  model schema;
  for (const auto& each : chain)
    for (const auto& change : each.content.upgrade) schema = apply(std::move(schema), change);
  std::vector<generator::dialect_creation> creations;
  if (at_once) creations = generator::creations_of(chain, schema, dialects());
  out << generator::write_chain(chain, "tables", creations);
  for (const auto& each : chain) {
    const auto frame = framed(write_migration(each.content));
    out << "const instar::migration instar_migration_" << each.content.revision << "{" << generator::cpp_literal(frame)
        << ", " << frame.size() << ", nullptr, 0};\n";
  }
}

}  // namespace

int main(int count, char** words) {
  if (count != 3 && count != 4) return 2;
  const int size = std::stoi(words[1]), tables = count == 4 ? std::stoi(words[3]) : 0;
  std::ofstream chain(words[2]);
  write_chain(chain, linked(migrations(size, tables)), tables == 0);
}
