#include "postgresql/postgresql_error.hpp"

#include <pqxx/pqxx>
#include <string>

#include <instar/error.hpp>

namespace instar {
namespace {

/// Another session was in the way, or the server went: the same may succeed a moment later.
/// Source: PostgreSQL manual, appendix A, error codes.
bool worth_retrying(std::string_view code) {
  return code == "40001" || code == "40P01" || code == "55P03" || code.starts_with("57P0") || code.starts_with("08");
}

/// What helps against a trouble that lies not in the statement; otherwise nothing.
std::string remedy(std::string_view code) {
  if (code == "42501") return "connect as a role that may do this, or grant it to this one";
  if (code == "57014")
    return "somebody cancelled it, or it took longer than statement_timeout allows: give the role that migrates more "
           "time (ALTER ROLE ... SET statement_timeout), and start again: what is committed is not done twice";
  if (code.starts_with("53"))
    return "give the server the room or the memory that it asks for, and start again: what is committed is not done "
           "twice";
  if (code == "55P03")
    return "see who uses the table (SELECT pid, state, xact_start, query FROM pg_stat_activity ORDER BY xact_start), "
           "and start again when they are done, or wait longer: lock_wait and lock_timeout";
  return {};
}

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of("\r\n ") + 1);
  return text;
}

[[noreturn]] void refuse(const std::exception& thrown, std::string_view sql, std::string code, error_facts facts = {}) {
  facts.statement = sql;
  facts.worth_retrying = worth_retrying(code);
  if (facts.remedy.empty()) facts.remedy = remedy(code);
  facts.native_code = std::move(code);
  throw error(error_code::database, "PostgreSQL: " + trimmed(thrown.what()), std::move(facts));
}

}  // namespace

void rethrow_postgresql_error(std::string_view sql) {
  try {
    throw;
  } catch (const error&) {
    throw;
  } catch (const pqxx::serialization_failure& thrown) {
    refuse(thrown, sql, "40001");
  } catch (const pqxx::statement_completion_unknown& thrown) {
    refuse(thrown, sql, "40003");
  } catch (const pqxx::deadlock_detected& thrown) {
    refuse(thrown, sql, "40P01");
  } catch (const pqxx::insufficient_privilege& thrown) {  // libpqxx gives it no code
    refuse(thrown, sql, "42501");
  } catch (const pqxx::sql_error& thrown) {
    // Every answer of a server has a code: one that crashed gives none.
    refuse(thrown, sql, thrown.sqlstate().empty() ? "08006" : thrown.sqlstate());
  } catch (const pqxx::in_doubt_error& thrown) {
    refuse(thrown, sql, "08007",
           {.state = "the connection broke during the commit, so it is not known whether the transaction was committed",
            .remedy = "look at the database (`current`) and start again: what is journalled is not done twice"});
  } catch (const pqxx::broken_connection& thrown) {
    refuse(thrown, sql, "08006");
  } catch (const pqxx::usage_error& thrown) {
    throw error(error_code::usage, std::string("libpqxx: ") + trimmed(thrown.what()),
                {.statement = std::string(sql),
                 .remedy = "commit or roll back the application's own transaction on this connection first"});
  } catch (const std::exception& thrown) {
    refuse(thrown, sql, "");
  }
}

}  // namespace instar
