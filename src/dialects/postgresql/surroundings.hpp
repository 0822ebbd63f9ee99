#pragma once

/// What stands in the way of a change.

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <instar/model.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// Collects what PostgreSQL wants to have out of the way of a change, or would keep as it understood it before, and
/// says how it goes before the change and comes again after it.
///
/// What SQL text refers to is not known, only which names it mentions. So more may be made anew than had to be.
class surroundings {
 public:
  surroundings(const model& before, const model& after) : before_(before), after_(after) {}

  /// A column changes its type in place.
  void retype_column(const std::string& table, const std::string& column);
  /// A column is dropped and made again, which is done here as well.
  void remake_column(const std::string& table, const std::string& column);
  /// The key of a table over these columns is dropped and made again: so are the foreign keys that rest on it.
  void remake_key(const std::string& table, const std::vector<std::string>& columns);
  /// The rows of a table leave it for a while, so that nothing may refer to them.
  void remake_references(const std::string& to_table);
  /// A table is dropped and made again, with everything that stands on it.
  void remake_table(const std::string& table);
  /// An object is dropped and made again: a view, a routine, a type.
  void remake_object(const object& any);
  /// The columns of a table are others, and views over all of them are to be read anew, but for those that mention
  /// a name which is no more.
  void reread_columns(const std::string& table, std::string_view gone = {});

  [[nodiscard]] statements dropped() const;
  [[nodiscard]] statements made() const;

  /// A model without what is out of the way.
  [[nodiscard]] model without_taken(model schema) const;

  /// The statements of a change with what has to be done before and after it.
  [[nodiscard]] statements around(statements change) const;

 private:
  using element = std::pair<std::string, std::string>;  ///< a table, and the name of something in it
  using condition = std::function<bool(std::string_view sql)>;

  void take_expressions(const table& owner, const condition& is_meant);
  void take_expressions_with(const std::string& name);
  void take_plain_uses(const table& owner, const std::string& column);
  void take_uses_of_column(const std::string& table, const std::string& column);
  void take_users_of_relation(const std::string& name);
  void take_users_of_rows(const std::string& name);
  void take_standing_on(const std::string& name);
  void take(const object& any);
  template <class Condition>
  void take_foreign_keys(Condition is_meant);
  template <class Condition>
  void take_objects(Condition is_meant);

  [[nodiscard]] std::vector<const object*> taken(bool early) const;
  [[nodiscard]] std::vector<const object*> in_order() const;

  const model& before_;
  const model& after_;
  std::set<element> columns_, defaults_, constraints_, indexes_, foreign_keys_;
  std::set<object_identity> objects_;
};

}  // namespace instar::postgresql_sql
