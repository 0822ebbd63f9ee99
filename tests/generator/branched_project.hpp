#pragma once

/// What the tests of joined branches share: projects whose chains have two heads or three.

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "generator/clean_project.hpp"
#include "generator/lock_file.hpp"
#include "generator/merge.hpp"
#include "generator/rebase.hpp"
#include "support/throws.hpp"

namespace instar::generator {

/// Two branches over the tasks: one adds a priority, the other renames the title.
struct branched_project : clean_project {
  branched_project() {
    add(second);
    add(side);
    declare({tasks_with_priority_and_name});
    asked.revision_id = "00000000cafe";
  }

  /// The lock file as a merge of two branches in git leaves it.
  void put_conflict_into_lock() {
    auto lock = read("migrations/migrations.lock");
    const auto at = lock.find("3f9a1c0b72de 9c2b");
    const auto then = lock.find("00000000beef 9c2b");
    lock.insert(then, "=======\n");
    lock.insert(at, "<<<<<<< HEAD\n");
    write("migrations/migrations.lock", lock + ">>>>>>> side\n");
    write("migrations/schema.snapshot", "instar snapshot 1\n<<<<<<< HEAD\n");
  }

  [[nodiscard]] outcome refused(outcome (*command)(const request&)) {
    const auto before = everything();
    auto result = command(asked);
    BOOST_TEST(result.exit_code == differs);
    BOOST_TEST((everything() == before));
    return result;
  }

  outcome merge() {
    asked.command = "merge";
    return merge_branches(asked);
  }

  outcome merge(const std::vector<std::string>& revisions) {
    asked.revisions = revisions;
    return merge();
  }

  /// What a merge of these is refused with; nothing is written.
  [[nodiscard]] error merge_fails(const std::vector<std::string>& revisions) {
    const auto before = everything();
    const auto failure = error_of([&] { (void)merge(revisions); });
    BOOST_TEST((everything() == before));
    return failure;
  }

  [[nodiscard]] lock_file lock() const { return read_lock(read("migrations/migrations.lock"), "lock"); }

  /// Compiles the migration that was written last.
  void compile_newest() {
    asked.migration_objects.push_back(testing::compile(asked.file_path(lock().back().file)).string());
    asked.command = "check";
  }

  outcome rebase(const std::string& branch, const std::string& onto = "") {
    asked.command = "rebase";
    asked.branch = branch;
    asked.onto = onto;
    return rebase_branch(asked);
  }
};

inline const table notes_table{.name = "notes",
                               .columns = {{.name = "id", .type = {.name = "bigint"}, .not_null = true}},
                               .constraints = {primary_key{"pk_notes", {"id"}}},
                               .indexes = {}};
inline const std::string notes = "table notes\n  column id bigint not null\n  primary key pk_notes (id)\n";
inline const migration_text third = migration_of("77777777feed", {"9c2b7d01aaaa"}, {create_table{notes_table}});

/// A third branch, which makes a table of notes.
struct three_branches : branched_project {
  three_branches() {
    add(third);
    declare({notes, tasks_with_priority_and_name});
  }

  /// Makes the third branch do something that does not go with the renamed title.
  void let_third_clash() {
    edit(migration_of(third.revision, third.parents, {drop_column{"tasks", tasks_table.columns[1]}}));
  }
};

}  // namespace instar::generator
