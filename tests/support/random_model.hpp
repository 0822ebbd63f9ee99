#pragma once

/// Random models that databases can hold, and random changes to them, for the laws.

#include <cstdint>
#include <vector>

#include <instar/model.hpp>
#include <instar/operation.hpp>
#include <instar/snapshot.hpp>

#include "support/random_source.hpp"
#include "support/sample_types.hpp"

namespace instar::testing {

/// A model and what its user changed it into.
struct changed_model {
  model before;
  model after;
  std::vector<rename_hint> hints;     ///< what was renamed on the way
  std::vector<operation> operations;  ///< one way from `before` to `after`
};

/// The same seed and width give the same models, everywhere.
class random_model {
 public:
  explicit random_model(std::uint64_t seed, width of = width::plain) : random_(seed), width_(of) {}

  /// A valid model of up to `tables` tables; foreign keys form cycles now and then.
  [[nodiscard]] model next(int tables = 5);

  /// A model and a valid change of it, in which no column becomes `not null` without a default, and nothing that rows
  /// could contradict becomes a constraint.
  [[nodiscard]] changed_model next_change(int tables = 5);

  /// A valid change, of that kind, of a model.
  [[nodiscard]] changed_model next_change_of(const model& before);

 private:
  void add_objects(model& schema, int most);
  void add_foreign_keys(model& schema, int most);

  random_source random_;
  width width_;
};

}  // namespace instar::testing
