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

void execute_statements(transaction& work, const std::vector<statement>& statements) {
  std::vector<std::string> remembered;
  for (const statement& each : statements) {
    switch (each.role) {
      case statement_role::change: work.execute(each.sql); break;
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

void call(transaction& work, const std::string& function, const migration& embedded, const migration_options& options) {
  const migration_body body = embedded.find_function(function);
  if (body == nullptr)
    throw error(error_code::malformed, "the migration has no function '" + function + "'",
                {.remedy = "build the program again"});
  const lent_transaction lent(work, options.arguments);
  body(work);
}

}  // namespace

void execute_step(transaction& work, const rendered_step& step, const migration& embedded,
                  const migration_options& options) {
  if (const auto* function = std::get_if<run>(&step.change))
    call(work, function->function, embedded, options);
  else
    execute_statements(work, step.planned.statements);
}

}  // namespace instar
