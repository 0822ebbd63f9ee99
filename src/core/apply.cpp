#include <utility>

#include <instar/error.hpp>
#include <instar/operation.hpp>

#include "core/changes.hpp"
#include "core/refusal.hpp"

namespace instar {

void refuse(const std::string& why) { throw error(error_code::not_applicable, why); }

shared_set<table, by_name>::iterator position_of(const std::string& table_name, model& schema) {
  const auto found = schema.tables.find(std::string_view(table_name));
  if (found == schema.tables.end()) refuse("there is no table " + table_name);
  return found;
}

model apply(model before, const operation& change) {
  return std::visit([&](const auto& one) { return applied(std::move(before), one); }, change);
}

}  // namespace instar
