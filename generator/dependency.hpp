#pragma once

/// What the parts of a schema need, read from what they say and from the SQL in them.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <instar/model.hpp>

#include "generator/mention.hpp"

namespace instar::generator {

/// Something that others can need: a table or an object, in whichever model.
struct thing {
  bool is_table;
  object_identity identity;  ///< of a table only the name
  friend auto operator<=>(const thing&, const thing&) = default;
};

[[nodiscard]] inline thing thing_of(const table& any) { return {true, {{}, {}, any.name}}; }
[[nodiscard]] inline thing thing_of(const object& any) { return {false, identity_of(any)}; }

using things = std::set<thing>;

/// What one part needs.
struct needs {
  things firm;   ///< has to be there before it
  things bound;  ///< of those, what a database neither drops nor changes at its root under it
  things loose;  ///< is mentioned where no database looks before it is used, or perhaps not meant at all

  /// What is needed here and not there.
  [[nodiscard]] needs without(const needs& others) const;
};

/// The name behind the last dot: `tasks` of `app.tasks`.
[[nodiscard]] inline std::string_view own_name(std::string_view name) { return name.substr(name.rfind('.') + 1); }

/// The names in a list with commas between them.
[[nodiscard]] std::vector<std::string> names_in_list(std::string_view list);

/// What needs what in one model, which has to outlive it.
///
/// SQL is not understood, only read for names: whatever in the schema is called by a name in it is taken to be needed.
/// What is needed and not named, an object says with `requires`.
class dependencies {
 public:
  explicit dependencies(const model& schema) : schema_(schema) {}

  [[nodiscard]] needs of(const object& any) const;
  /// Without its foreign keys, which can wait; likewise below.
  [[nodiscard]] needs of(const table& any) const;
  [[nodiscard]] needs of(const column& any) const;
  [[nodiscard]] needs of(const constraint& any) const;
  [[nodiscard]] needs of(const index& any) const;
  /// Of the properties of a table, and of the schema that it lies in.
  [[nodiscard]] needs of_head(const table& any) const;

  /// What the SQL of an object mentions.
  [[nodiscard]] const mentions& mentioned_by(const object& any) const;

 private:
  friend class needs_reading;
  [[nodiscard]] const std::vector<const object*>& objects_called(std::string_view own_name) const;
  [[nodiscard]] const std::vector<const table*>& tables_called(std::string_view own_name) const;
  void index_names() const;

  const model& schema_;
  // Made when first asked for: most differences touch nothing that has SQL in it.
  mutable bool indexed_ = false;
  mutable std::map<std::string, std::vector<const object*>, std::less<>> objects_;
  mutable std::map<std::string, std::vector<const table*>, std::less<>> tables_;
  mutable std::map<const object*, mentions> mentions_;
};

}  // namespace instar::generator
