// A program that inserts, selects and updates rows of the example's largest table.
#include <example-project/schema.hpp>
#include <instar/access.hpp>

void finish_all(instar::transaction& work) {
  app::task first;
  first.title = "write";
  instar::insert(work, app::tasks, first);
  for (auto& task : instar::select(work, app::tasks, "WHERE {status} = $1", app::status::open)) {
    task.status = app::status::done;
    instar::update(work, app::tasks, task);
  }
}
