#pragma once

/// What people call revisions, and the ways between them.

#include <string>
#include <string_view>
#include <vector>

#include <instar/revision_graph.hpp>

namespace instar {

/// The revisions that a symbol stands for; none for the base.
///
/// | symbol | stands for |
/// |---|---|
/// | `head` | the newest revision, when there is one |
/// | `heads` | the newest revision of every branch, but those that another depends on |
/// | `base` | before every migration |
/// | `current` | what is applied |
/// | a revision | itself; its first characters will do when no other begins so |
/// | a label | the revision that carries it |
/// | `label@symbol` | the symbol within that branch; a revision may stand for its branch |
/// | `symbol+2`, `symbol-1` | counted from there |
/// | `+2`, `-1`, `label@+2` | counted from what is applied; of several heads `-1` takes that applied last |
///
/// `applied` is in the order of application.
///
/// Throws `error` (`unknown_revision`) when there is no such revision, and `error` (`usage`) when the symbol is
/// ambiguous, leads beyond an end of the graph, or is none.
[[nodiscard]] revision_order resolve(const revision_graph& graph, std::string_view symbol,
                                     const revision_order& applied = {});

/// The one revision that a symbol stands for, empty for the base. Throws as `resolve` does, and when there are several.
[[nodiscard]] std::string_view resolve_one(const revision_graph& graph, std::string_view symbol,
                                           const revision_order& applied = {});

/// Whether a symbol is counted from what is applied: `+1`, `-2`, `label@+1`.
[[nodiscard]] bool counts_from_applied(std::string_view symbol);

/// How far a way between revisions reaches.
struct extent {
  bool inclusive = false;  ///< the end where it begins belongs to it
  bool whole = false;      ///< other branches are part of it, back to their bases
};

/// What lies between two ends, upwards: what `upper` needs and `lower` does not have.
///
/// Without `whole`, only what follows `lower`. A branch in `lower` (`label@base`) is the branch of `upper` too.
///
/// Throws as `resolve` does, and `error` (`usage`) when one end is named twice over, or the lower is not below the
/// upper.
[[nodiscard]] revision_set way_up(const revision_graph& graph, const std::vector<std::string>& upper,
                                  const std::vector<std::string>& lower, extent reach);

/// What is missing to be at `targets`, given what is applied.
[[nodiscard]] revision_set missing(const revision_graph& graph, const std::vector<std::string>& targets,
                                   const revision_order& applied);

/// What of the applied has to be undone to be at `target`: its children, and all that needs them. With a branch, as in
/// `label@target`, the children in that branch.
///
/// With `inclusive`, the target too; with `whole`, other branches as well.
///
/// Throws as `resolve` does, and `error` (`usage`) when the target is not applied.
[[nodiscard]] revision_set way_down(const revision_graph& graph, const revision_order& applied, std::string_view target,
                                    extent reach = {});

/// What counts as applied when a database is declared to be at `targets`: branches that these say nothing about stay
/// where they are.
[[nodiscard]] revision_set stamped(const revision_graph& graph, const std::vector<std::string>& targets,
                                   const revision_order& applied);

/// The revisions of a range `a:b`, `a:` or `:b`, both ends included; of all for the empty text.
[[nodiscard]] revision_set range(const revision_graph& graph, std::string_view range,
                                 const revision_order& applied = {});

}  // namespace instar
