#pragma once

/// The model that a database has, by replaying in memory what is applied to it.

#include <string_view>
#include <vector>

#include <instar/history.hpp>
#include <instar/migrate.hpp>

namespace instar {

struct rendered_step {
  operation change;
  planned_step planned;
};

/// A migration ready to be executed in one direction.
struct rendered_migration {
  const history_entry* entry;
  migration_text text;
  direction way;
  std::vector<rendered_step> steps;

  /// Whether everything happens in one transaction.
  [[nodiscard]] bool is_whole() const;
};

/// Replays the chain, and keeps the models between one migration and the next.
class replay {
 public:
  explicit replay(const history& known) : known_(known) {}

  /// The model that these migrations make.
  [[nodiscard]] const model& schema_after(const std::vector<std::string_view>& applied) {
    move_to(applied);
    return schema_.declared;
  }

  /// The migration as it is to be executed on a database with `applied`. Throws `error` (`not_applicable`).
  [[nodiscard]] rendered_migration render(std::string_view revision, direction way,
                                          const std::vector<std::string_view>& applied, const dialect& language);

 private:
  [[nodiscard]] bool step_back_to(const std::vector<std::string_view>& applied);
  void apply_all(const std::vector<operation>& changes);
  void stand_behind(std::string_view revision, direction way, std::vector<std::string_view> applied,
                    walking_schema schema);
  void move_to(const std::vector<std::string_view>& applied);

  const history& known_;
  std::vector<std::string_view> applied_;
  walking_schema schema_;
  const dialect* seen_by_ = nullptr;  ///< whose models the schema has, beside the declared one
};

}  // namespace instar
