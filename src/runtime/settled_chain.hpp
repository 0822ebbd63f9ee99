#pragma once

/// What almost every start of a program finds: a chain that is a line, and a journal that holds all of it.

#include <instar/chain.hpp>
#include <instar/revision_graph.hpp>
#include <instar/value.hpp>

namespace instar {

/// The revisions of a chain in which each follows the one before it; none of another.
[[nodiscard]] revision_order line_of(const chain& embedded);

/// Whether these digests of a journal are those of such a chain as it was reviewed, in its order and all applied. No
/// graph of the chain is needed to tell.
[[nodiscard]] bool is_settled(const result& digests, const chain& embedded, const revision_order& line);

}  // namespace instar
