#include "generator/drift.hpp"

#include <iterator>
#include <utility>

#include "generator/ambiguity.hpp"
#include "generator/clearance.hpp"
#include "generator/diff.hpp"
#include "generator/online.hpp"
#include "generator/passage.hpp"
#include "generator/rename_request.hpp"
#include "generator/renaming.hpp"
#include "generator/type_change.hpp"

namespace instar::generator {
namespace {

template <class Element>
void append(std::vector<Element>& to, std::vector<Element> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

renaming follow_renames(const model& committed, const declaration& declared, const request& asked) {
  if (asked.renamed.empty()) return follow_hints(committed, declared);
  auto wanted = declared;
  append(wanted.hints, hints_of(asked.renamed, committed, declared));
  return follow_hints(committed, wanted);
}

model applied(model schema, const std::vector<operation>& changes) {
  for (const auto& one : changes) schema = instar::apply(std::move(schema), one);  // not std::apply
  return schema;
}

}  // namespace

drift find_drift(const model& committed, const declaration& declared, const request& asked) {
  auto renames = follow_renames(committed, declared, asked);
  auto changes = with_conversions(diff(renames.schema, declared.schema, renames.operations), asked);
  drift found{{}, std::move(renames.refusals), std::move(renames.unused)};
  append(found.refusals, find_ambiguities(renames.schema, declared.schema, asked));
  append(found.refusals, find_unfillable_columns(renames.schema, declared.schema, asked));
  append(found.refusals, find_unconvertible_columns(changes, renames.schema, asked));
  if (auto drops = clearance(committed, renames.operations, changes); !drops.empty()) {
    renames = follow_renames(applied(committed, drops), declared, asked);
    changes = with_conversions(diff(renames.schema, declared.schema, renames.operations), asked);
    append(found.operations, std::move(drops));
  }
  append(found.operations, std::move(renames.operations));
  append(found.operations, std::move(changes));
  if (found.refusals.empty())
    append(found.refusals, find_objections_between(found.operations, committed, asked.dialects()));
  found.operations = online(std::move(found.operations), asked);
  return found;
}

}  // namespace instar::generator
