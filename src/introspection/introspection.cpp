#include <instar/introspection.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include <instar/projection.hpp>
#include <instar/transaction.hpp>

#include "introspection/ledger.hpp"
#include "introspection/postgresql_alignment.hpp"
#include "introspection/postgresql_catalogue.hpp"
#include "introspection/postgresql_comparison.hpp"
#include "introspection/pruning.hpp"
#include "introspection/sqlite_alignment.hpp"
#include "introspection/sqlite_catalogue.hpp"

namespace instar {
namespace {

/// Without ledgers that are not declared.
introspected introspect_sqlite(connection& session, const model& declared = {}) {
  std::vector<finding> findings;
  transaction work(session);
  auto found = model_of(read_sqlite_schema(work, findings));
  found.findings.insert(found.findings.begin(), std::make_move_iterator(findings.begin()),
                        std::make_move_iterator(findings.end()));
  found.schema = without_ledgers(std::move(found.schema), declared, found.findings);
  return found;
}

live_comparison compare_sqlite(connection& session, const model& projected) {
  auto found = introspect_sqlite(session, projected);
  auto declared = model_of(sqlite_schema_of(projected));
  auto declared_as_live = aligned(declared.schema, found.schema);
  return {std::move(declared_as_live), std::move(found.schema), std::move(found.findings),
          std::move(declared.findings)};
}

bool is_sqlite(const connection& session) { return session.dialect().name() == sqlite_dialect().name(); }

}  // namespace

introspected introspect(connection& session, const introspection_options& options) {
  auto found = is_sqlite(session) ? introspect_sqlite(session) : introspect_postgresql(session, options);
  found.schema = without_ignored(std::move(found.schema), options.ignored);
  return found;
}

live_comparison compare_live(connection& session, const model& declared, const introspection_options& options) {
  const auto projected = project(declared, session.dialect().name());
  auto both = is_sqlite(session) ? compare_sqlite(session, projected) : compare_postgresql(session, projected, options);
  if (!is_sqlite(session)) both.declared = aligned_in_postgresql(both.declared, both.live);
  both.declared = without_ignored(std::move(both.declared), options.ignored);
  both.live = without_ignored(std::move(both.live), options.ignored);
  const auto is_ignored = [&](const finding& any) {
    return std::ranges::find(options.ignored, any.where) != options.ignored.end();
  };
  std::erase_if(both.unheld, is_ignored);
  std::erase_if(both.uncompared, is_ignored);
  return both;
}

live_comparison compare_live(connection& one, connection& other, const introspection_options& options) {
  auto first = introspect(one, options), second = introspect(other, options);
  auto declared =
      is_sqlite(other) ? aligned(first.schema, second.schema) : aligned_in_postgresql(first.schema, second.schema);
  auto unheld = std::move(first.findings);
  unheld.insert(unheld.end(), std::make_move_iterator(second.findings.begin()),
                std::make_move_iterator(second.findings.end()));
  return {std::move(declared), std::move(second.schema), std::move(unheld), {}};
}

}  // namespace instar
