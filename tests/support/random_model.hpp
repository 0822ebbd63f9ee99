#pragma once

/// Random models that both databases can hold, and random changes to them, for the laws.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <instar/model.hpp>
#include <instar/snapshot.hpp>

namespace instar::testing {

/// The seed of a run: from the environment variable INSTAR_SEED, otherwise at random. Print it with every failure.
[[nodiscard]] std::uint64_t seed_of_this_run();

/// How many random cases a law is tried on: the environment variable INSTAR_CASES, otherwise `usual`.
[[nodiscard]] int cases(int usual);

/// A model and what its user changed it into.
struct changed_model {
  model before;
  model after;
  std::vector<rename_hint> hints;  ///< what was renamed on the way
};

class random_model {
 public:
  explicit random_model(std::uint64_t seed) : random_(seed) {}

  /// A valid model of up to `tables` tables; foreign keys form cycles now and then.
  [[nodiscard]] model next(int tables = 5);

  /// A model and a valid change of it, in which no column becomes `not null` without a default.
  [[nodiscard]] changed_model next_change(int tables = 5);

 private:
  [[nodiscard]] int below(int end);
  [[nodiscard]] bool one_in(int chances) { return below(chances) == 0; }
  [[nodiscard]] std::string fresh_name(const std::string& stem);
  [[nodiscard]] type random_type();
  [[nodiscard]] default_value random_default(const type& of);
  [[nodiscard]] column random_column();
  [[nodiscard]] table random_table();
  [[nodiscard]] const column& any_column(const table& of);
  void add_checks_and_indexes(table& to);
  void add_foreign_key(model& schema);
  void add_foreign_keys(model& schema, int most);

  void change_table(changed_model& pair, table& any);
  void drop_column(const model& schema, table& any);
  void rename_column(changed_model& pair, table& any);
  void alter_column(table& any);

  std::mt19937_64 random_;
  int names_ = 0;
};

}  // namespace instar::testing
