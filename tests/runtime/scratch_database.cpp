#include "runtime/scratch_database.hpp"

#include <sqlite3.h>
#include <unistd.h>
#include <cstdlib>
#include <pqxx/pqxx>
#include <stdexcept>

#include <instar/postgresql.hpp>
#include <instar/sqlite.hpp>
#include <instar/transaction.hpp>

namespace instar::test {
namespace {

std::string cluster() {
  const char* url = std::getenv("INSTAR_TEST_POSTGRESQL");
  if (url == nullptr) throw std::runtime_error("INSTAR_TEST_POSTGRESQL is not set: run this test by ctest");
  return url;
}

/// The URL of another database in the cluster of `url`.
std::string with_database(std::string url, const std::string& name) {
  const auto start = url.find('/', url.find("://") + 3) + 1;
  const auto end = std::min(url.find('?', start), url.size());
  return url.replace(start, end - start, name);
}

void administer(const std::string& sql) {
  pqxx::connection session(cluster());
  pqxx::nontransaction(session).exec(sql);
}

std::string next_name() {
  static int count = 0;
  return "instar_" + std::to_string(getpid()) + "_" + std::to_string(++count);
}

std::string text_of(const value& any) {
  struct teller {
    std::string operator()(std::nullptr_t) const { return "NULL"; }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return std::to_string(number); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const bytes& all) const { return std::to_string(all.size()) + " bytes"; }
  };
  return std::visit(teller{}, any);
}

}  // namespace

std::vector<std::string> rows_of(connection& session, std::string_view sql) {
  transaction work(session);
  std::vector<std::string> texts;
  for (const result_row& each : work.execute(sql).rows) {
    std::string& text = texts.emplace_back();
    for (const value& any : each) text += (text.empty() ? "" : ",") + text_of(any);
  }
  return texts;
}

void change(connection& session, std::string_view sql) {
  transaction work(session);
  work.execute(sql);
  work.commit();
}

sqlite_database::sqlite_database() {
  // Thousands of commits are made durable otherwise, on whatever disk this machine has.
  const std::filesystem::path memory = "/dev/shm";
  const auto parent = access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
  std::string pattern = (parent / "instar-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a temporary directory");
  directory_ = pattern;
}

sqlite_database::~sqlite_database() {
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

std::string sqlite_database::file() const { return (directory_ / "test.db").string(); }
std::string sqlite_database::url() const { return "sqlite:" + file(); }
std::unique_ptr<connection> sqlite_database::connect() const { return instar::connect(url(), {sqlite}); }

// SQLite keeps statements as they were written, and ADD COLUMN continues the line.
std::vector<std::string> sqlite_database::schema() const {
  auto all = rows_of(*connect(),
                     "SELECT type, name, tbl_name, sql FROM sqlite_schema"
                     " WHERE tbl_name NOT IN ('instar_journal', 'sqlite_sequence') ORDER BY type, name");
  for (std::string& text : all) std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return all;
}

void sqlite_database::run_script(const std::string& script) const {
  const sqlite_connection session(file());
  char* said = nullptr;
  if (sqlite3_exec(session.native(), script.c_str(), nullptr, nullptr, &said) == SQLITE_OK) return;
  const std::string message = said;
  sqlite3_free(said);
  throw std::runtime_error(message);
}

postgresql_database::postgresql_database() : name_(next_name()) { administer("CREATE DATABASE " + name_); }

postgresql_database::~postgresql_database() { administer("DROP DATABASE " + name_ + " WITH (FORCE)"); }

std::string postgresql_database::url() const { return with_database(cluster(), name_); }
std::unique_ptr<connection> postgresql_database::connect() const { return instar::connect(url(), {postgresql}); }

std::vector<std::string> postgresql_database::schema() const {
  return rows_of(
      *connect(),
      "SELECT 'column', table_name, column_name, data_type, character_maximum_length, is_nullable, column_default,"
      " is_identity FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'instar_journal'"
      " UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), NULL, NULL, NULL,"
      " NULL FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
      " AND conrelid::regclass::text <> 'instar_journal'"
      " UNION ALL SELECT 'index', tablename, indexname, indexdef, NULL, NULL, NULL, NULL FROM pg_indexes"
      " WHERE schemaname = 'public' AND tablename <> 'instar_journal' ORDER BY 1, 2, 3");
}

void postgresql_database::run_script(const std::string& script) const {
  pqxx::connection session(url());
  const pqxx::quiet_errorhandler silence(session);
  pqxx::nontransaction(session).exec(script);
}

}  // namespace instar::test

/// For LeakSanitizer: libpqxx 6.4 leaks the last answer of a session that breaks, which a test here makes one do.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libpqxx"; }
