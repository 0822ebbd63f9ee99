#include "dialects/postgresql/partitions.hpp"

#include <algorithm>

#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/objects.hpp"

namespace instar::postgresql_sql {
namespace {

const object* find_partition(std::string_view name, const model& schema) {
  const auto found = std::ranges::find_if(
      schema.objects, [&](const object& any) { return any.kind == object_kind::partition && any.name == name; });
  return found == schema.objects.end() ? nullptr : &*found;
}

}  // namespace

bool is_partitioned(std::string_view name, const model& schema) {
  if (const auto* any = schema.find_table(name)) return any->properties.has("partition_by");
  const auto* partition = find_partition(name, schema);
  return partition != nullptr && partition->properties.has("partition_by") && is_partitioned(partition->on, schema);
}

bool is_waiting(const object& any, const model& schema) {
  if (any.kind == object_kind::partition) return !is_partitioned(any.on, schema);
  const auto* partition = find_partition(any.on, schema);
  return partition != nullptr && is_waiting(*partition, schema);
}

std::vector<const object*> partitions_of(std::string_view name, const model& schema) {
  std::vector<const object*> found;
  for (const auto& any : schema.objects) {
    if (any.kind != object_kind::partition || any.on != name) continue;
    found.push_back(&any);
    const auto below = partitions_of(any.name, schema);
    found.insert(found.end(), below.begin(), below.end());
  }
  return found;
}

const table& whole_of(const object& partition, const model& schema) {
  const auto* above = find_partition(partition.on, schema);
  return above == nullptr ? *schema.find_table(partition.on) : whole_of(*above, schema);
}

std::string bounds_sql(const object& partition) {
  const std::string bounds = own_text(partition, "bounds");
  return bounds.starts_with("DEFAULT") || bounds.starts_with("default") ? " DEFAULT" : " FOR VALUES " + bounds;
}

bool is_partition_key(const std::string& column, const std::string& of_table, const model& schema) {
  const auto* owner = schema.find_table(of_table);
  const auto is_in = [&](std::string_view sql) { return refers_to(sql, column) || mentions(sql, column); };
  if (owner == nullptr || !owner->properties.has("partition_by")) return false;
  const auto parts = partitions_of(of_table, schema);
  return is_in(owner->properties.text("partition_by")) ||
         std::ranges::any_of(parts, [&](const object* one) { return is_in(one->properties.text("partition_by")); });
}

statements create_partition_statements(const object& partition, const model& schema) {
  const properties& more = partition.properties;
  std::string sql = "CREATE TABLE " + quote_path(partition.name) + " PARTITION OF " + quote_path(partition.on) +
                    bounds_sql(partition);
  if (more.has("partition_by")) sql += " PARTITION BY " + own_text(partition, "partition_by");
  clauses statistics("ALTER TABLE " + quote_path(partition.name));
  for (const auto& one : whole_of(partition, schema).columns)
    if (one.properties.has("statistics"))
      statistics.add("ALTER COLUMN " + quote_name(one.name) + " SET STATISTICS " +
                     std::string(one.properties.text("statistics")));
  return joined({{{sql + parameters_clause(more) + tablespace_clause(more)}}, statistics.made()});
}

}  // namespace instar::postgresql_sql
