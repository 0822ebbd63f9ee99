#pragma once

/// What a schema is for one database: the elements that are `only` for others are gone, and what was said for this
/// dialect stands in the place of what was said for all.

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <instar/model.hpp>
#include <instar/operation.hpp>

namespace instar {

/// The model as a dialect sees it. Properties for other dialects and `only` are gone; `DIALECT.type`,
/// `DIALECT.default`, `DIALECT.expression` and `DIALECT.where` have replaced what they are for.
[[nodiscard]] model project(const model& schema, std::string_view dialect);

/// A table or an object as a dialect sees it, or nothing where it does not.
[[nodiscard]] std::optional<table> project(const table& any, std::string_view dialect);
[[nodiscard]] std::optional<object> project(const object& any, std::string_view dialect);

/// The change of the declared model `before` as a dialect sees it: nothing when it changes only what other dialects
/// see; the addition or the drop of an element that the dialect sees only after or only before an alteration; more than
/// one operation when a renamed label is also the default of a column that has another type for this dialect.
///
/// Applied to the projected model, they give the projection of the model after the change.
[[nodiscard]] std::vector<operation> project(const operation& change, const model& before, std::string_view dialect);

/// What a dialect sees of each of some changes, and the declared model that they lead to.
struct projected_changes {
  std::vector<std::vector<operation>> of_each;
  model behind;
};

/// Likewise for changes that follow one another. Throws as `apply` does.
[[nodiscard]] projected_changes project(std::span<const operation> changes, model before, std::string_view dialect);

/// Whether anything in the model depends on the dialect; where not, `project` returns an equal model.
[[nodiscard]] bool depends_on_dialect(const model& schema);

}  // namespace instar
