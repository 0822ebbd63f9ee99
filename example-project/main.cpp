// A task manager that keeps its own database up to date.
//
//   tasks add TITLE [CATEGORY]    tasks list    tasks done ID    tasks migrate ...
//
// The database is named by the environment variable TASKS_URL, sqlite:tasks.db by default.

#include <app_migrations.hpp>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <instar/access.hpp>
#include <instar/migrate.hpp>
#include <instar/migrate_command.hpp>
#include <instar/postgresql.hpp>
#include <instar/sqlite.hpp>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "schema.hpp"

namespace {

constexpr std::string_view usage = "usage: tasks add TITLE [CATEGORY] | list | done ID | migrate ...\n";
const instar::driver drivers[] = {instar::sqlite, instar::postgresql};

std::int64_t category_named(instar::transaction& work, const std::string& name) {
  const auto known = instar::select(work, app::categories, "WHERE {name} = $1", name);
  return known.empty() ? instar::insert(work, app::categories, app::category{.name = name}).id : known.front().id;
}

void add(instar::transaction& work, const std::vector<std::string>& words) {
  app::task task{.title = words[1], .status = app::status::open};
  task.created_at = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
  if (words.size() > 2) task.category_id = category_named(work, words[2]);
  std::cout << "added " << instar::insert(work, app::tasks, task).id << '\n';
}

void list(instar::transaction& work) {
  for (const auto& task : instar::select(work, app::tasks, "ORDER BY {id}")) {
    std::cout << task.id << (task.status == app::status::done ? " [x] " : " [ ] ") << task.title;
    if (task.category_id)
      std::cout << " (" << instar::select(work, app::categories, "WHERE {id} = $1", *task.category_id).front().name << ')';
    std::cout << '\n';
  }
}

bool done(instar::transaction& work, const std::string& id) {
  return work.execute("UPDATE tasks SET status = 'done' WHERE id = $1", std::stoll(id)).affected == 1;
}

int run(const std::vector<std::string>& words, instar::connection& connection) {
  instar::transaction work(connection);
  if (words.size() > 1 && words[0] == "add") {
    add(work, words);
  } else if (words.size() == 1 && words[0] == "list") {
    list(work);
  } else if (words.size() == 2 && words[0] == "done") {
    if (!done(work, words[1])) return std::cerr << "there is no task " << words[1] << '\n', 1;
  } else {
    return std::cerr << usage, 2;
  }
  work.commit();
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  const char* given = std::getenv("TASKS_URL");
  const std::string url = given != nullptr ? given : "sqlite:tasks.db";
  if (const auto code = instar::migrate_command(argc, argv, app_migrations, drivers, url)) return *code;

  const auto connection = instar::connect(url, drivers);
  instar::upgrade(*connection, app_migrations);
  return run({argv + 1, argv + argc}, *connection);
} catch (const std::exception& failure) {
  std::cerr << failure.what() << '\n';
  return 1;
}
