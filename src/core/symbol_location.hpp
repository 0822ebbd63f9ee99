#pragma once

#include <string_view>

#include <instar/revision_symbol.hpp>

namespace instar {

/// Where a symbol leads, and the revision that stands for the branch that it is about, empty for none.
struct location {
  std::string_view branch;
  revision_order revisions;
};

[[nodiscard]] location locate(const revision_graph& graph, std::string_view symbol, const revision_order& applied);

[[noreturn]] void refuse_symbol(std::string_view symbol, const std::string& problem);

}  // namespace instar
