#pragma once

/// The steps of a migration that change no schema: SQL and functions of the user's own, batches, rows.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <instar/migration/operations.hpp>

namespace instar {
namespace literal {

// As those in values.hpp: refusals by name.
void execute_has_two_texts_for_one_database();
void only_a_step_of_your_own_can_be_needed_when_new();
void an_argument_is_given_twice();
void a_batch_has_at_least_one_row();
void a_pause_is_not_negative();

struct dialect_sql {
  std::string_view dialect;
  std::string_view text;
};

/// What `execute` makes.
template <std::size_t Size>
struct executed : operation<Size> {
  /// Executes it outside any transaction, because the database wants it so: `VACUUM`, `CREATE INDEX CONCURRENTLY`.
  ///
  /// The migration is then several transactions. The journal says that the step was begun before it is executed, and
  /// that it is done afterwards. Where a run ended in between, the next has to know what became of it: see
  /// `repeatable`, `done_when` and `cleared_by`; without any of them it refuses to guess.
  [[nodiscard]] constexpr executed outside_transaction() const noexcept {
    executed made = *this;
    made.all[0].outside = true;
    return made;
  }

  /// Says that it does no harm to execute the step again when it was begun and no more is known.
  [[nodiscard]] constexpr executed repeatable() const noexcept {
    executed made = *this;
    made.all[0].repeatable = true;
    return made;
  }

  /// A query that returns a row where the step has been done, to be asked when it was begun and no more is known.
  [[nodiscard]] constexpr executed done_when(std::string_view query) const noexcept {
    executed made = *this;
    made.all[0].text = query;
    return made;
  }

  /// A statement that clears away what a broken step left, so that it can be executed again:
  /// `.cleared_by("DROP INDEX CONCURRENTLY IF EXISTS ix_tasks_title")`.
  [[nodiscard]] constexpr executed cleared_by(std::string_view sql) const noexcept {
    executed made = *this;
    made.all[0].value.text = sql;
    return made;
  }

  /// Makes it an operation of your own: this is what plans, reviews and errors call it.
  [[nodiscard]] constexpr executed called(std::string_view title) const noexcept {
    executed made = *this;
    made.all[0].name = title;
    return made;
  }

  /// Gives an operation of your own an argument, which stands for `{name}` in its SQL. Between quotes its quotes are
  /// doubled: `"{table}_audit"`, `'{table}'`. A brace is written `{{`.
  [[nodiscard]] constexpr executed<Size + 1> with(std::string_view name, const term& value) const {
    executed<Size + 1> made;
    const std::size_t place = place_of(name);
    copy(this->all, place, made.all);
    made.all[place] = {.kind = kind::value, .name = name, .value = value};
    copy(this->all + place, Size - place, made.all + place + 1);
    ++made.all[0].size;
    return made;
  }

 private:
  /// Arguments stand before the texts, sorted.
  [[nodiscard]] constexpr std::size_t place_of(std::string_view name) const {
    std::size_t place = 1;
    while (place != Size && this->all[place].kind == kind::value && this->all[place].name < name) ++place;
    if (place != Size && this->all[place].kind == kind::value && this->all[place].name == name)
      an_argument_is_given_twice();
    return place;
  }
};

/// What `backfill` makes.
template <std::size_t Size>
struct filling : operation<Size> {
  /// How many rows are changed in a transaction; 1000 unless said.
  [[nodiscard]] constexpr filling batch(std::int64_t rows) const {
    if (rows < 1) a_batch_has_at_least_one_row();
    filling made = *this;
    made.all[1].value.integer = rows;
    return made;
  }

  /// How long to wait between two batches, in milliseconds, so that others get their turn; not at all unless said.
  [[nodiscard]] constexpr filling pause(std::int64_t milliseconds) const {
    if (milliseconds < 0) a_pause_is_not_negative();
    filling made = *this;
    made.all[2].value.integer = milliseconds;
    return made;
  }
};

/// What `run` makes.
template <std::size_t Size>
struct called_function : operation<Size> {
  /// Says what the function takes tables for: `uses(tags)` with a table of the DSL, or
  /// `uses(table("tags", column("label", text)))`. The build proves that they are that at this point of the chain.
  template <class... Tables>
  [[nodiscard]] constexpr auto uses(const Tables&... tables) const {
    return with_tables(as_table(tables)...);
  }

 private:
  template <class... Tables>
  [[nodiscard]] constexpr auto with_tables(const Tables&... tables) const {
    called_function<Size + total_size<Tables...>()> made;
    copy_all(made.all, *this, tables...);
    made.all[0].size += static_cast<std::uint32_t>(total_size<Tables...>());
    return made;
  }
};

/// A table as it is given to `uses`; for a table of the DSL there is another in its namespace.
template <std::size_t Size>
[[nodiscard]] constexpr const used_table<Size>& as_table(const used_table<Size>& given) noexcept {
  return given;
}

template <std::size_t Size>
inline constexpr role role_of<executed<Size>> = role::operation;
template <std::size_t Size>
inline constexpr role role_of<filling<Size>> = role::operation;
template <std::size_t Size>
inline constexpr role role_of<called_function<Size>> = role::operation;
template <std::size_t Size>
inline constexpr role role_of<used_table<Size>> = role::table;

[[nodiscard]] constexpr piece statement(std::string_view sql) noexcept {
  return {.kind = kind::statement, .text = sql};
}
[[nodiscard]] constexpr piece statement(const dialect_sql& sql) noexcept {
  return {.kind = kind::statement, .name = sql.dialect, .text = sql.text};
}

/// Sorts by database, as canonical text has it; the text for every database has no name and so comes first.
constexpr void sort_statements(piece* first, std::size_t size) {
  for (std::size_t end = 1; end < size; ++end)
    for (std::size_t i = end; i != 0 && !(first[i - 1].name < first[i].name); --i) {
      if (first[i - 1].name == first[i].name) execute_has_two_texts_for_one_database();
      const piece later = first[i - 1];
      first[i - 1] = first[i];
      first[i] = later;
    }
}

[[nodiscard]] constexpr bool is_opaque(kind step) noexcept {
  return step == kind::execute || step == kind::run || step == kind::backfill || step == kind::bulk_insert;
}

template <class Step>
[[nodiscard]] constexpr Step said_when_new(Step step, when_new what) {
  static_assert(role_of<Step> == role::operation,
                "instar: needed_when_new and needless_when_new take execute(...), run(...), backfill(...) or "
                "bulk_insert(...)");
  if (!is_opaque(step.all[0].kind)) only_a_step_of_your_own_can_be_needed_when_new();
  step.all[0].when_new = what;
  return step;
}

}  // namespace literal

namespace operations {

/// SQL for SQLite alone, in `execute`.
[[nodiscard]] constexpr literal::dialect_sql sqlite(std::string_view sql) noexcept { return {"sqlite", sql}; }

/// SQL for PostgreSQL alone, in `execute`.
[[nodiscard]] constexpr literal::dialect_sql postgresql(std::string_view sql) noexcept { return {"postgresql", sql}; }

/// Executes SQL of your own: one text for every database, or one for each, `execute(sqlite("..."), postgresql("..."))`.
/// Where both are given, a database takes its own.
template <class... Texts>
[[nodiscard]] constexpr auto execute(Texts... texts) {
  static_assert(sizeof...(Texts) > 0, "instar: execute(...) needs SQL");
  literal::executed<1 + sizeof...(Texts)> made{
      {{{{.kind = literal::kind::execute, .size = sizeof...(Texts)}, literal::statement(texts)...}}}};
  literal::sort_statements(made.all + 1, sizeof...(Texts));
  return made;
}

/// Runs a C++ function `void body(instar::transaction&)`. The text of the migration, and so its digest, holds the name:
/// a change of what the function does is not seen by `review`.
[[nodiscard]] constexpr literal::called_function<1> run(std::string_view name, migration_body body) noexcept {
  return {{{{{.kind = literal::kind::run, .name = name, .body = body}}}}};
}

/// Runs a C++ function `void body(instar::connection&)` outside the migration's transaction: it begins and commits
/// transactions of its own. Broken off, it is called again, so it has to find by itself what it has done already.
[[nodiscard]] constexpr literal::called_function<1> run(std::string_view name, outside_body body) noexcept {
  return {{{{{.kind = literal::kind::run, .outside = true, .name = name, .outside_of = body}}}}};
}

/// As much of a table as a function uses: `run("f", f).uses(table("tags", column("label", text).not_null()))`.
template <class... Columns>
[[nodiscard]] constexpr auto table(std::string_view name, const Columns&... columns) noexcept {
  literal::require_columns<Columns...>();
  return literal::with_parts<literal::used_table>(literal::kind::table, name, columns...);
}

/// Changes the rows of a table in batches, each in a transaction of its own: for tables that are too large for one.
///
/// The SQL says by `{keys}` which rows are meant. `key` is a column that is not null and unique; what has been done is
/// journalled by it with every batch, so that a run that was broken off goes on where it stopped. The greatest key when
/// it begins is its end: rows that come meanwhile with greater ones are not changed, however many they are.
///
///     backfill("tasks", "id", "UPDATE tasks SET slug = lower(title) WHERE {keys}").batch(5000).pause(20)
template <class... Texts>
[[nodiscard]] constexpr auto backfill(std::string_view table, std::string_view key, Texts... texts) {
  static_assert(sizeof...(Texts) > 0, "instar: backfill(...) needs SQL");
  constexpr literal::value thousand{term_kind::number, {}, 1000}, none{term_kind::number, {}, 0};
  literal::filling<3 + sizeof...(Texts)> made{
      {{{{.kind = literal::kind::backfill, .size = 2 + sizeof...(Texts), .name = table, .text = key},
         {.kind = literal::kind::value, .name = "batch", .value = thousand},
         {.kind = literal::kind::value, .name = "pause", .value = none},
         literal::statement(texts)...}}}};
  literal::sort_statements(made.all + 3, sizeof...(Texts));
  return made;
}

/// Commits what is before it: what is behind it happens in another transaction. So a lock that one step takes is given
/// up before another begins that takes long:
///
///     steps(add_constraint("tasks", check("ck", "{a} > 0").not_valid()), commit_here(),
///           alter_constraint("tasks", check("ck", "{a} > 0").not_valid(), check("ck", "{a} > 0")))
[[nodiscard]] constexpr literal::operation<1> commit_here() noexcept {
  return {{{{.kind = literal::kind::commit_here}}}};
}

/// Inserts rows that do not belong to the schema, many in a statement: `bulk_insert("tags", row("label", "home"),
/// ...)`.
template <class... Rows>
[[nodiscard]] constexpr auto bulk_insert(std::string_view table, const Rows&... rows) noexcept {
  static_assert(sizeof...(Rows) > 0, "instar: bulk_insert(...) needs rows");
  literal::require_rows<Rows...>();
  return literal::with_parts(literal::kind::bulk_insert, table, rows...);
}

/// A step of your own that a database needs too which is made at once instead of by every migration: it is executed
/// when everything is there as at the heads. `needed_when_new(execute("INSERT INTO roles ..."))`
template <class Step>
[[nodiscard]] constexpr Step needed_when_new(Step step) {
  return literal::said_when_new(step, literal::when_new::needed);
}

/// A step of your own for which a database that is made at once has no use: it changes rows that are not there.
template <class Step>
[[nodiscard]] constexpr Step needless_when_new(Step step) {
  return literal::said_when_new(step, literal::when_new::needless);
}

}  // namespace operations
}  // namespace instar
