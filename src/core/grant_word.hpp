#pragma once

/// What a grant calls that on which it grants.

#include <string_view>

#include <instar/model.hpp>

namespace instar {

/// The words of a grant for things of a kind: `SEQUENCE`; `TABLE` for all that rows come from.
[[nodiscard]] std::string_view grant_word(object_kind kind);
[[nodiscard]] std::string_view grant_word(const object& grant);

}  // namespace instar
