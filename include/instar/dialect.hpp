#pragma once

/// How each change is said in one database's SQL.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>
#include <instar/operation.hpp>
#include <instar/vocabulary/statement_role.hpp>

namespace instar {

struct statement {
  std::string sql;  ///< one statement, without a final semicolon
  statement_role role = statement_role::change;
  std::string found = {};  ///< what it means that an expectation is not met, a sentence
  /// The definition that `expect_same` asks for, or those that are remembered and made again, as far as they are what
  /// the migrations made: an offline script knows no others.
  std::vector<std::string> expected = {};
  bool outside_transaction = false;  ///< the database executes it in no transaction
  bool repeatable = false;           ///< outside: it does no harm to execute it again
  std::string done_when = {};        ///< outside: a query that finds a row where it has been executed
  std::string cleared_by = {};       ///< outside: what clears away the remains of one that was broken off
  std::string within = {};  ///< outside: what does the same within a transaction, for a rehearsal; empty for none
  friend bool operator==(const statement&, const statement&) = default;
};

using statements = std::vector<statement>;

/// A schema as a dialect sees it, twice: what a change is rendered between.
struct twin_models {
  model before, after;  ///< equal but while a change is rendered
};

/// A schema that goes along with the changes that are rendered, so that nothing of it is made again for each migration
/// of a long chain. Its models share what they have in common.
struct walking_schema {
  walking_schema() = default;  ///< of an empty database
  /// Begins with a model, for the dialect of that name.
  walking_schema(model schema, std::string_view dialect);

  model declared;
  twin_models seen;
};

/// The statements of each of some changes, and the schema that they lead to.
template <class Schema>
struct rendered_changes {
  std::vector<statements> of_each;
  Schema behind;
};

/// One database's way of saying things. Dialects have no state; `dialects()` lists them all.
///
/// What is public takes models and operations as they are declared, for all databases; the virtual functions see them
/// as `project` makes them for this one.
class dialect {
 public:
  dialect() = default;
  dialect(const dialect&) = delete;
  dialect& operator=(const dialect&) = delete;

  /// `sqlite`, `postgresql`: also the word in `execute` operations and on the command line.
  [[nodiscard]] virtual std::string_view name() const = 0;

  /// The statements that make `changes` of the model `before`, for each change in its place.
  ///
  /// A dialect may make several changes at once: their statements then stand at the last of them, and the others have
  /// none. So the statements are executed for all changes, in order, in one transaction; but for those that cannot be
  /// executed in one, and for batches, before which nothing of what comes earlier is left undone.
  ///
  ///     for (const statements& of_one : dialect.render(migration.upgrade, schema)) ...
  ///
  /// Throws `error` (`not_applicable`) when a change does not fit; never otherwise for models to which `objections`
  /// has none.
  [[nodiscard]] std::vector<statements> render(std::span<const operation> changes, const model& before) const;

  /// The same from where `before` stands for this dialect, which is moved behind the changes.
  ///
  ///     auto rendered = dialect.render(migration.upgrade, std::move(schema));
  ///     schema = std::move(rendered.behind);
  [[nodiscard]] rendered_changes<walking_schema> render(std::span<const operation> changes,
                                                        walking_schema before) const;

  /// The statements of one change.
  [[nodiscard]] statements render(const operation& change, const model& before) const;

  /// What this database cannot hold: names that are too long, identity where it has none.
  [[nodiscard]] std::vector<finding> objections(const model& schema) const;

  /// How the definition that a database holds differs from `expected`, a sentence; empty when they mean the same.
  [[nodiscard]] virtual std::string difference(std::string_view expected, std::string_view found) const;

  /// The lines around a migration in an offline script.
  [[nodiscard]] virtual std::string script_begin() const = 0;
  [[nodiscard]] virtual std::string script_end() const = 0;

  [[nodiscard]] virtual std::string quote_name(std::string_view name) const = 0;
  /// The name of a table, in which a dot may part a schema from the table's own name.
  [[nodiscard]] virtual std::string quote_table(std::string_view name) const { return quote_name(name); }
  [[nodiscard]] virtual std::string quote_text(std::string_view text) const = 0;

  /// A type as this database spells it. Throws `error` (`unsupported`) for a word that it has no type for.
  [[nodiscard]] virtual std::string type_sql(const type& any) const = 0;

 protected:
  ~dialect() = default;

 private:
  [[nodiscard]] virtual rendered_changes<twin_models> render_all(std::span<const operation> changes,
                                                                 twin_models schema) const = 0;

  /// `declared` is the model before it was projected.
  [[nodiscard]] virtual std::vector<finding> object_to(const model& projected, const model& declared) const = 0;
};

[[nodiscard]] const dialect& sqlite_dialect();
[[nodiscard]] const dialect& postgresql_dialect();
[[nodiscard]] const std::vector<const dialect*>& dialects();

/// The dialect of that name; throws `error` (`usage`) that lists those there are.
[[nodiscard]] const dialect& find_dialect(std::string_view name);

}  // namespace instar
