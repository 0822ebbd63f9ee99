#pragma once

/// The steps of a difference, and what each of them makes, takes away and uses.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/dependency.hpp"
#include "generator/schedule.hpp"

namespace instar::generator {

/// The values of some columns, by their names.
using named_values = std::map<std::string_view, std::string_view>;

/// What a step can make, take away or use.
struct resource {
  std::string key;

  /// A table or an object.
  [[nodiscard]] static resource of(const thing& any);
  [[nodiscard]] static resource of_table(std::string_view name) { return of({true, {{}, {}, name}}); }
  /// What the columns of a table are, for those who read them.
  [[nodiscard]] static resource shape(std::string_view table) { return made_of("shape", {table}); }
  [[nodiscard]] static resource column(std::string_view table, std::string_view name) {
    return made_of("column", {table, name});
  }
  /// That a column has come to the heirs of a table, or has gone from the table itself.
  [[nodiscard]] static resource heirs(std::string_view table, std::string_view column, bool have_it) {
    return made_of(have_it ? "heirs" : "heirless", {table, column});
  }
  /// That the values of some columns are different in every row, which foreign keys rest on.
  [[nodiscard]] static resource key_over(std::string_view table, std::vector<std::string> columns);
  /// A name that only one relation, index, key or type can have; it is made when it is given up.
  [[nodiscard]] static resource name(std::string_view any);
  /// That a table which was partitioned has its rows for itself.
  [[nodiscard]] static resource whole(std::string_view table) { return made_of("whole", {table}); }
  /// The partitions of a table that its rows can be put into.
  [[nodiscard]] static resource partitions(std::string_view table) { return made_of("partitions", {table}); }
  /// That rows can be put into a table: it has its partitions, and nothing that goes is against it any more.
  [[nodiscard]] static resource room(std::string_view table) { return made_of("room", {table}); }
  /// That the rows of the schema are in a table.
  [[nodiscard]] static resource rows(std::string_view table) { return made_of("rows", {table}); }
  [[nodiscard]] static resource label(std::string_view enumeration, std::string_view any) {
    return made_of("label", {enumeration, any});
  }
  /// That a row with these values is there.
  [[nodiscard]] static resource row_with(std::string_view table, const named_values& values) {
    return made_of("row", table, values);
  }
  /// That no row has these values any more.
  [[nodiscard]] static resource no_row_with(std::string_view table, const named_values& values) {
    return made_of("free", table, values);
  }

  friend auto operator<=>(const resource&, const resource&) = default;

 private:
  [[nodiscard]] static resource made_of(std::string_view kind, std::initializer_list<std::string_view> names);
  [[nodiscard]] static resource made_of(std::string_view kind, std::string_view table, const named_values& values);
};

/// Steps with what they make, take away and use. A step that uses something comes after those that make it; one that
/// uses it no longer, before those that take it away.
class agenda {
 public:
  using step = schedule::step;

  step add(phase when, operation change) { return schedule_.add(when, std::move(change)); }

  void makes(step one, const resource& what) { steps_of_[what].makers.push_back(one); }
  /// Those who use it would rather wait for the step.
  void improves(step one, const resource& what) { steps_of_[what].improvers.push_back(one); }
  void takes_away(step one, const resource& what) { steps_of_[what].takers.push_back(one); }

  /// From the step on it is used; by a part alone, if the step creates a table.
  void uses_from(step one, resource what, std::optional<part> by = {}) {
    begun_.push_back({one, std::move(what), std::move(by)});
  }
  /// With the step its use ends.
  void uses_until(step one, resource what, std::optional<part> by = {}) {
    ended_.push_back({one, std::move(what), std::move(by)});
  }
  /// Everything that is needed from the step on, or until it.
  void uses_from(step one, const needs& all, const std::optional<part>& by = {});
  void uses_until(step one, const needs& all, const std::optional<part>& by = {});

  void expect(step first, step second) { schedule_.expect(first, second); }

  [[nodiscard]] std::vector<operation> in_order() &&;

 private:
  struct users {
    std::vector<step> makers, improvers, takers;
  };
  struct use {
    step one;
    resource what;
    std::optional<part> by;
    bool is_loose = false;
  };

  void connect(step first, step second, const use& any);

  schedule schedule_;
  std::map<resource, users> steps_of_;
  std::vector<use> begun_, ended_;
};

}  // namespace instar::generator
