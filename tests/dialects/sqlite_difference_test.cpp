#include <string>

#include <boost/test/unit_test.hpp>

#include <instar/dialect.hpp>

namespace instar::testing {
namespace {

const std::string made = R"(CREATE TABLE "tasks" (
  "id" INTEGER NOT NULL CONSTRAINT "pk_tasks" PRIMARY KEY AUTOINCREMENT,
  "title" TEXT NOT NULL DEFAULT 'it''s, (open)',
  "done" BOOLEAN,
  "parent" BIGINT,
  "length" INTEGER GENERATED ALWAYS AS (length("title") + 1) VIRTUAL,
  CONSTRAINT "uq_title" UNIQUE ("title"),
  CONSTRAINT "fk_parent" FOREIGN KEY ("parent") REFERENCES "tasks" ("id") ON DELETE CASCADE,
  CONSTRAINT "ck_done" CHECK ("done" IN (0, 1))
))";

std::string difference_to(const std::string& found) { return sqlite_dialect().difference(made, found); }

/// The difference when one part of the definition is another.
std::string with(const std::string& part, const std::string& other) {
  std::string found = made;
  found.replace(found.find(part), part.size(), other);
  return difference_to(found);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sqlite_difference)

BOOST_AUTO_TEST_CASE(a_definition_that_says_the_same_in_other_words_is_the_same) {
  BOOST_TEST(difference_to(made) == "");
  BOOST_TEST(difference_to(R"(create table main.Tasks -- by hand
    (id integer primary key asc autoincrement unique on conflict abort, [TITLE] text default ('it''s, (open)') not null
       unique /* twice */ on conflict abort,
     `done` boolean constraint yes_or_no check ((done in (0,1))),
     length integer as (LENGTH(title)+1),
     parent bigint null references tasks(id) on delete cascade on update no action match full not deferrable initially
       immediate))") == "it has `unique (id)`");
  BOOST_TEST(with("\"tasks\" (\"id\")", "Tasks") == "");
  BOOST_TEST(with("\"tasks\" (\"id\")", "users") != "");
  BOOST_TEST(sqlite_dialect().difference("CREATE TABLE t (a BLOB DEFAULT (x'00ff'), b BOOLEAN DEFAULT 1)",
                                         "CREATE TABLE t (a BLOB DEFAULT X'00FF', b BOOLEAN DEFAULT TRUE)") == "");
  BOOST_TEST(with(R"("title" TEXT NOT NULL DEFAULT 'it''s, (open)',)", "").starts_with("it has not `title text"));
}

BOOST_AUTO_TEST_CASE(the_order_of_columns_and_constraints_makes_no_difference) {
  BOOST_TEST(difference_to(R"(CREATE TABLE tasks (
  CHECK ("done" IN (0, 1)),
  "parent" BIGINT,
  "done" BOOLEAN,
  FOREIGN KEY ("parent") REFERENCES "tasks" ("id") ON DELETE CASCADE,
  "length" INTEGER GENERATED ALWAYS AS (length("title") + 1) VIRTUAL,
  "title" TEXT NOT NULL DEFAULT 'it''s, (open)', UNIQUE (title),
  "id" INTEGER PRIMARY KEY AUTOINCREMENT))") == "");
}

BOOST_AUTO_TEST_CASE(whatever_others_have_put_into_a_table_is_named) {
  const auto has = [](const std::string& part, const std::string& other) { return with(part, other).substr(0, 7); };
  BOOST_TEST(with("\"done\" BOOLEAN", "\"done\" BOOLEAN, by_hand TEXT DEFAULT 'kept'") ==
             "it has `by_hand text default 'kept'`");
  BOOST_TEST(with(" AUTOINCREMENT", "") == "it has `primary key (id)` and not `primary key (id) autoincrement`");
  BOOST_TEST(with("\"done\" BOOLEAN", "\"done\" BOOLEAN COLLATE nocase") ==
             "it has `done boolean collate nocase` and not `done boolean`");
  BOOST_TEST(with("\"done\" BOOLEAN", "\"done\" BOOLEAN CHECK (done < 2)") == "it has `check (done < 2)`");
  BOOST_TEST(with("UNIQUE (\"title\")", "UNIQUE (\"title\") ON CONFLICT IGNORE") ==
             "it has `unique (title) on conflict ignore` and not `unique (title)`");
  BOOST_TEST(with("TEXT NOT NULL", "TEXT NOT NULL ON CONFLICT REPLACE")
                 .starts_with("it has `title text not null on conflict replace default"));
  BOOST_TEST(with("ON DELETE CASCADE", "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED")
                 .starts_with("it has `foreign key (parent) references tasks (id) on delete cascade deferrable "
                              "initially deferred` and not"));
  BOOST_TEST(with("ON DELETE CASCADE", "") ==
             "it has `foreign key (parent) references tasks (id)` and not `foreign key "
             "(parent) references tasks (id) on delete cascade`");
  BOOST_TEST(with(") VIRTUAL", ") STORED").ends_with("and not `length integer as (length ( title ) + 1) virtual`"));
  BOOST_TEST(with("+ 1", "+ 2").starts_with("it has `length integer as (length ( title ) + 2) virtual` and not"));
  BOOST_TEST(with("IN (0, 1))\n)", "IN (0, 1))\n) STRICT") == "it has `strict`");
  BOOST_TEST(with("IN (0, 1))\n)", "IN (0, 1))\n) WITHOUT ROWID") == "it has `without rowid`");
  BOOST_TEST(
      with("DEFAULT 'it''s, (open)'", "DEFAULT 'open'").starts_with("it has `title text not null default 'open'`"));
  BOOST_TEST(with("\"done\" BOOLEAN", "\"done\" BOOLEAN DEFAULT -1").starts_with("it has `done boolean default - 1`"));
  BOOST_TEST(has("\"done\" BOOLEAN", "\"done\" BOOL") == "it has ");
  BOOST_TEST(has("UNIQUE (\"title\")", "UNIQUE (\"title\" DESC)") == "it has ");
  BOOST_TEST(has("PRIMARY KEY AUTOINCREMENT", "PRIMARY KEY DESC") == "it has ");
}

BOOST_AUTO_TEST_CASE(a_name_is_told_from_the_text_of_the_same_letters) {
  BOOST_TEST(with("\"done\" IN (0, 1)", "\"done\" IN (0, '1')") ==
             "it has `check (done in ( 0 , '1' ))` and not `check (done in ( 0 , 1 ))`");
  BOOST_TEST(with("'it''s, (open)'", "'IT''S, (open)'") != "");
  BOOST_TEST(with("\"done\" BOOLEAN", "\"Done\" BOOLEAN") == "");
  BOOST_TEST(with("\"done\" BOOLEAN", "\"do ne\" BOOLEAN").starts_with("it has `\"do ne\" boolean`"));
}

BOOST_AUTO_TEST_CASE(what_is_not_there_and_what_is_cut_off_differs) {
  BOOST_TEST(difference_to("") == "it is not there");
  for (std::size_t size = 1; size + 2 < made.size(); ++size)
    BOOST_TEST_REQUIRE(difference_to(made.substr(0, size)) != "", "cut off after " << size);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
