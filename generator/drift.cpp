#include "generator/drift.hpp"

#include <iterator>
#include <utility>

#include "generator/ambiguity.hpp"
#include "generator/diff.hpp"
#include "generator/renaming.hpp"

namespace instar::generator {
namespace {

template <class Element>
void append(std::vector<Element>& to, std::vector<Element> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

drift find_drift(const model& committed, const declaration& declared, const request& asked) {
  auto renames = follow_hints(committed, declared);
  drift found{std::move(renames.operations), std::move(renames.refusals), std::move(renames.unused)};
  append(found.operations, diff(renames.schema, declared.schema));
  append(found.refusals, find_ambiguities(renames.schema, declared.schema, asked));
  append(found.refusals, find_unfillable_columns(renames.schema, declared.schema));
  return found;
}

}  // namespace instar::generator
