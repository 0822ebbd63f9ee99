#pragma once

/// A random walk from one model to another, each step an operation that its user could have written.

#include <string>
#include <vector>

#include <instar/operation.hpp>

#include "support/random_elements.hpp"
#include "support/random_objects.hpp"

namespace instar::testing {

class random_walk {
 public:
  random_walk(random_source& random, width of, model from);

  /// Changes something; what depends on it follows, or goes before.
  void step();

  [[nodiscard]] const model& now() const { return now_; }
  [[nodiscard]] const std::vector<operation>& operations() const { return operations_; }

 private:
  void take(operation change);
  void step_on_table(const std::string& name);
  void step_on_objects();
  void add_table();
  void drop_table(const std::string& name);
  void drop_column(const table& any);
  void rename_column(const table& any);
  void rename_something(const table& any);
  void alter_column(const table& any);
  void change_constraints(const table& any);
  void change_indexes(const table& any);
  void change_rows(const table& any);
  void drop_users_of(const std::string& table_name, const std::string& column_name);
  void drop_with_dependants(object any);
  void rename_object(const object& any);
  void mend_definitions();

  [[nodiscard]] const table& at(const std::string& name) const { return *now_.find_table(name); }
  [[nodiscard]] bool is_wide() const { return width_ != width::plain; }

  random_source& random_;
  width width_;
  random_elements elements_;
  random_objects objects_;
  model now_;
  std::vector<operation> operations_;
};

}  // namespace instar::testing
