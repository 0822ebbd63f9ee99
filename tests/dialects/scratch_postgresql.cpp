#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include <unistd.h>

#include <pqxx/pqxx>

#include <instar/postgresql.hpp>

#include "dialects/postgresql_catalogue.hpp"
#include "dialects/scratch_database.hpp"

namespace instar::testing {
namespace {

std::string server() {
  const char* url = std::getenv("INSTAR_TEST_POSTGRESQL");
  if (url == nullptr) throw std::runtime_error("INSTAR_TEST_POSTGRESQL names no server: run this test by ctest");
  return url;
}

/// Roles belong to the whole server. Two processes may make them at once.
constexpr const char* make_roles = R"(
DO $$ BEGIN CREATE ROLE reader; CREATE ROLE writer; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$)";

constexpr const char* drop_everything = R"(
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' LOOP
    EXECUTE format('DROP EXTENSION %I CASCADE', name);
  END LOOP;
  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', name);
  END LOOP;
END $$)";

std::string new_database() {
  static int count = 0;
  const std::string name = "scratch_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
  pqxx::connection session(server());
  pqxx::nontransaction work(session);
  work.exec(make_roles);
  work.exec("CREATE DATABASE " + name + " TEMPLATE template0");
  return name;
}

std::string with_database(std::string url, const std::string& name) {
  return url.replace(url.find("///") + 3, url.find('?') - url.find("///") - 3, name);
}

/// Databases that are not used just now: it takes much longer to make one than to empty one.
std::vector<std::string>& idle_databases() {
  static std::vector<std::string> names;
  return names;
}

std::string taken_database() {
  if (idle_databases().empty()) return new_database();
  std::string name = std::move(idle_databases().back());
  idle_databases().pop_back();
  return name;
}

class postgresql_database final : public scratch_database {
 public:
  postgresql_database() : name_(taken_database()), session_(with_database(server(), name_)) {
    query("SET client_min_messages = warning");
    query(drop_everything);
    query("CREATE SCHEMA public");
  }
  ~postgresql_database() override { idle_databases().push_back(name_); }

  std::vector<text_row> query(const std::string& sql) override {
    try {
      pqxx::nontransaction work(session_);
      std::vector<text_row> rows;
      for (const auto& found : work.exec(sql)) {
        text_row row;
        for (const auto& field : found) row.push_back(field.is_null() ? "NULL" : field.c_str());
        rows.push_back(std::move(row));
      }
      return rows;
    } catch (const pqxx::failure& failure) {
      throw std::runtime_error(std::string(failure.what()) + sql);
    }
  }

  const instar::dialect& dialect() const override { return postgresql_dialect(); }

  std::unique_ptr<connection> session() override { return std::make_unique<postgresql_connection>(session_); }

  std::vector<std::string> description() override {
    std::vector<std::string> lines;
    for (const auto sql : postgresql_catalogue())
      for (const auto& row : query(std::string(sql))) lines.push_back(row.front());
    std::ranges::sort(lines);
    return lines;
  }

 private:
  std::string name_;
  pqxx::connection session_;
};

}  // namespace

std::unique_ptr<scratch_database> scratch_postgresql() { return std::make_unique<postgresql_database>(); }

}  // namespace instar::testing
