#pragma once

/// Takes out of a model what it cannot hold, and says so.

#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar {

/// The model without the elements that make it impossible: a database may have a foreign key to a table that is not
/// there, or to one that is not looked at.
[[nodiscard]] model pruned(model all, std::vector<finding>& findings);

/// The model without tables and objects of these names, and what is on them.
[[nodiscard]] model without_ignored(model all, const std::vector<std::string>& names);

}  // namespace instar
