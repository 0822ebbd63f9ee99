#pragma once

/// Puts operations into an order in which each finds what it needs.

#include <cstddef>
#include <string>
#include <vector>

#include <instar/operation.hpp>

namespace instar::generator {

/// When an operation comes as long as nothing makes it wait: what stands in the way goes, tables change, and what rests
/// on them comes.
enum class phase {
  drop_users,  ///< grants, policies, triggers, views
  drop_foreign_keys,
  drop_tables,
  loosen,       ///< indexes and constraints go
  make_needed,  ///< schemas, types, sequences, routines
  change_columns,
  change_rows,
  rename,
  tighten,  ///< constraints and indexes come
  create_tables,
  add_foreign_keys,
  create_users,
  drop_needed,
};

/// A part of a table or a sequence that can come after the rest of it, or go before.
struct part {
  enum class kind { constraint, index, owner } what = kind::constraint;
  std::string name = {};
  friend auto operator<=>(const part&, const part&) = default;
};

/// Operations, and which of them have to wait for which.
///
/// Where operations wait for each other in a ring, one waits no longer: first one that only would rather come later,
/// then one that can leave the part behind that is waiting.
class schedule {
 public:
  using step = std::size_t;

  step add(phase when, operation change);

  /// `second` comes after `first`.
  void expect(step first, step second) { wait(first, second, {}, strength::firm); }
  /// `second` comes after `first` if nothing is against it.
  void prefer(step first, step second) { wait(first, second, {}, strength::soft); }
  /// A part of the table or sequence that `second` creates needs `first`, or the part that `first` drops keeps
  /// `second` from being dropped.
  void expect_for(const part& needing, step first, step second) { wait(first, second, needing, strength::divisible); }

  /// The operations in their order. Operations of one phase that wait for nothing come in the order in which they were
  /// added.
  [[nodiscard]] std::vector<operation> in_order() &&;

 private:
  enum class strength { soft, divisible, firm };
  struct edge {
    step first, second;
    part needing;
    strength how;
    bool gone = false;  ///< nobody waits for it any more
  };
  struct node {
    phase when;
    operation change;
    std::vector<std::size_t> in, out;  ///< edges
  };
  class run;

  void wait(step first, step second, const part& needing, strength how);
  void open_rings();
  [[nodiscard]] std::size_t edge_to_cut(const std::vector<std::size_t>& ring) const;
  [[nodiscard]] step whole_of(const edge& any) const;
  std::vector<step> cut(std::size_t which);
  std::vector<step> divide(const edge& between);

  std::vector<node> nodes_;
  std::vector<edge> edges_;
};

}  // namespace instar::generator
