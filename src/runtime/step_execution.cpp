#include "runtime/step_execution.hpp"

#include <string>
#include <utility>

#include <instar/error.hpp>

#include "runtime/lent_transaction.hpp"

namespace instar {
namespace {

std::string text_of(const value& any) {
  struct teller {
    std::string operator()(std::nullptr_t) const { return "NULL"; }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return std::to_string(number); }
    std::string operator()(const std::string& text) const { return "'" + text + "'"; }
    std::string operator()(const bytes& all) const { return std::to_string(all.size()) + " bytes"; }
  };
  return std::visit(teller{}, any);
}

std::string text_of(const result_row& any) {
  std::string text;
  for (const value& each : any) text += (text.empty() ? "" : ", ") + text_of(each);
  return text;
}

void expect_no_rows(transaction& work, const statement& check) {
  const result found = work.execute(check.sql);
  if (found.rows.empty()) return;
  throw error(error_code::database,
              (check.found.empty() ? "the rows in the table do not fit the change" : check.found) + ": a check found " +
                  std::to_string(found.rows.size()) + " that it must not find, the first of which is (" +
                  text_of(found.rows.front()) + ")",
              {.statement = check.sql, .remedy = "correct the rows, and start again"});
}

void expect_same(transaction& work, const statement& check) {
  const result found = work.execute(check.sql);
  const auto* text = found.rows.empty() ? nullptr : std::get_if<std::string>(&found.rows.front().front());
  const std::string difference = work.dialect().difference(check.expected.front(), text == nullptr ? "" : *text);
  if (!difference.empty())
    throw error(error_code::database, check.found + ": " + difference,
                {.statement = check.sql, .remedy = "make it again what the migrations made of it, and start again"});
}

/// What the database knows and the model does not: statements that are executed again after a change.
std::vector<std::string> remember(transaction& work, const std::string& sql) {
  std::vector<std::string> statements;
  for (const result_row& each : work.execute(sql).rows)
    if (const auto* text = std::get_if<std::string>(&each.front())) statements.push_back(*text);
  return statements;
}

/// What of a statement can be executed in a transaction, which one outside is in a rehearsal only.
const std::string& within_transaction(const statement& any) {
  if (!any.outside_transaction) return any.sql;
  if (any.within.empty())
    throw error(error_code::unsupported, "this can be executed in no transaction, so it cannot be rolled back either",
                {.statement = any.sql, .remedy = "rehearse the migrations before this one, or on a copy"});
  return any.within;
}

void execute_statements(transaction& work, const std::vector<statement>& statements) {
  std::vector<std::string> remembered;
  for (const statement& each : statements) {
    switch (each.role) {
      case statement_role::change: work.execute(within_transaction(each)); break;
      case statement_role::expect_no_rows: expect_no_rows(work, each); break;
      case statement_role::expect_same: expect_same(work, each); break;
      case statement_role::remember:
        for (std::string& sql : remember(work, each.sql)) remembered.push_back(std::move(sql));
        break;
      case statement_role::make_again:
        for (const std::string& sql : std::exchange(remembered, {})) work.execute(sql);
        break;
    }
  }
}

/// The member of a function's entry that the step calls.
template <class Body>
Body body_of(const run& step, const migration& embedded, Body migration_function::*member) {
  const auto* found = embedded.find_function(step.function);
  if (found == nullptr || found->*member == nullptr)
    throw error(error_code::malformed, "the migration has no function '" + step.function + "'",
                {.remedy = "build the program again"});
  return found->*member;
}

void call(transaction& work, const run& step, const migration& embedded, const migration_options& options) {
  if (step.outside_transaction)
    throw error(error_code::unsupported,
                "the function " + step.function + " begins transactions of its own, which nobody can roll back",
                {.remedy = "rehearse the migrations before this one, or on a copy"});
  const auto body = body_of(step, embedded, &migration_function::body);
  const lent_transaction lent(work, options.arguments);
  body(work);
}

void execute_alone(connection& session, const std::string& sql) {
  transaction alone(session, transaction_kind::none);
  alone.execute(sql);
  alone.commit();
}

bool finds_rows(connection& session, const std::string& query) {
  transaction work(session);
  return !work.execute(query).rows.empty();
}

/// Whether a statement within which a run was broken off is to be executed again. Clears away what that left.
bool is_to_be_repeated(connection& session, const statement& any, begun_step decided) {
  if (!any.done_when.empty() && finds_rows(session, any.done_when)) return false;
  if (!any.cleared_by.empty()) execute_alone(session, any.cleared_by);
  if (any.repeatable || !any.done_when.empty() || !any.cleared_by.empty()) return true;
  if (decided == begun_step::refuse)
    throw error(error_code::database,
                "a run was broken off within this step, and nothing tells whether the database has done it",
                {.statement = any.sql,
                 .remedy = "look, and say so: migrate upgrade --begun-step done, or --begun-step again; in the next "
                           "such migration say repeatable(), done_when(...) or cleared_by(...)"});
  return decided == begun_step::again;
}

constexpr std::string_view duplicate_name = "42P07";

/// Without an answer of the database nothing is known: a connection that broke, a server that went.
bool is_answer(std::string_view code) {
  return !code.empty() && !code.starts_with("08") && !code.starts_with("57P0") && code != "40003";
}

}  // namespace

void execute_step(transaction& work, const rendered_step& step, const migration& embedded,
                  const migration_options& options) {
  if (const auto* function = std::get_if<run>(&step.change))
    call(work, *function, embedded, options);
  else
    execute_statements(work, step.planned.statements);
}

void execute_step(transaction& work, const creation_step& step, const migration& embedded,
                  const migration_options& options) {
  if (!step.function.empty())
    call(work, {.function = step.function}, embedded, options);
  else
    execute_statements(work, step.statements);
}

void execute_outside_step(connection& session, const rendered_step& step, const migration& embedded,
                          const migration_options& options, bool begun) {
  if (const auto* function = std::get_if<run>(&step.change)) {
    const auto body = body_of(*function, embedded, &migration_function::outside);
    const lent_connection lent(session, options.arguments);
    return body(session);
  }
  for (const statement& each : step.planned.statements) {
    if (each.outside_transaction) {
      if (!begun || is_to_be_repeated(session, each, options.begun)) execute_alone(session, each.sql);
      continue;
    }
    transaction work(session, transaction_kind::schema_change);
    execute_statements(work, {each});
    work.commit();
  }
}

bool clears_up_after(connection& session, const rendered_step& step, const error& failure) {
  const auto& all = step.planned.statements;
  if (all.empty() || !all.front().outside_transaction || all.front().sql != failure.statement()) return false;
  if (!is_answer(failure.native_code())) return false;
  // What has the name already is not what this step has left.
  if (failure.native_code() == duplicate_name) return true;
  if (all.front().cleared_by.empty()) return all.front().done_when.empty();
  try {
    execute_alone(session, all.front().cleared_by);
    return true;
  } catch (const error&) {
    return false;  // The first failure is the one to tell of.
  }
}

}  // namespace instar
