#include <boost/test/unit_test.hpp>

#include <instar/snapshot.hpp>

#include "dialects/scratch_database.hpp"
#include "support/throws.hpp"

namespace instar::testing {
namespace {

const std::string mood = "enumeration mood ('happy', 'sad')\n";
const std::string everything = R"(table things [sqlite.strict]
  column id bigint not null identity [sqlite.autoincrement]
  column Name text not null default 'it\'s' [sqlite.collation 'NOCASE', sqlite.on_conflict 'REPLACE']
  column mood "mood" default 'sad'
  column made timestamptz default `current_timestamp`
  column size integer default `1 + 2`
  column double_size bigint [sqlite.generated_virtual `{size} * 2`]
  column twice text [sqlite.generated_stored `{Name} || {Name}`]
  column parent bigint
  primary key pk_things (id)
  unique uq_name (Name) [sqlite.on_conflict 'IGNORE']
  foreign key fk_parent (parent) references things (id) on delete set null on update cascade [deferrable, initially_deferred]
  check ck_size `{size} > 0`
  index ix_name (Name [descending, sqlite.collation 'RTRIM'], `lower({Name})`) where `{size} > 1`
)";
const std::string pairs = R"(table pairs [sqlite.without_rowid]
  column a text not null
  column b integer not null
  column note text
  primary key pk_pairs (b, a)
)";
const std::string children = R"(table children
  column thing bigint
  column other bigint
  foreign key fk_thing (thing) references things (id) on delete cascade
  foreign key fk_other (other) references things (id) on delete set null
)";
const std::string view = "view names [definition 'SELECT Name, double_size FROM things']\n";
const std::string trigger =
    "trigger log on things [definition 'AFTER INSERT ON things BEGIN INSERT INTO pairs VALUES (new.Name, new.id, "
    "NULL); END']\n";

using table_rows = std::vector<text_row>;

struct full_database {
  std::unique_ptr<scratch_database> database = scratch_sqlite();
  model schema = read_declaration({mood, everything, pairs, children, view, trigger}, "test").schema;

  full_database() {
    create(*database, schema);
    for (const char* sql :
         {"INSERT INTO things (id, Name, mood, made, size, parent) VALUES (7, 'b', 'happy', '2026', 5, NULL), "
          "(3, 'A', NULL, NULL, NULL, 7), (9, 'z', 'sad', 'x', 1, NULL)",
          "DELETE FROM things WHERE id = 9", "INSERT INTO children VALUES (7, 3), (3, NULL)",
          "INSERT INTO pairs VALUES ('x', 5, 'n')", "CREATE TABLE audit (line TEXT)",
          "CREATE TRIGGER by_hand AFTER UPDATE OF Name ON things BEGIN INSERT INTO audit VALUES (new.Name); END",
          "CREATE UNIQUE INDEX hand_made ON things (size) WHERE size > 4",
          "CREATE VIEW sums AS SELECT sum(size) AS total FROM things", "PRAGMA foreign_keys = ON"})
      database->query(sql);
  }

  table_rows rows(const std::string& sql) { return database->query(sql); }

  void change(const std::vector<operation>& all) {
    database->query("PRAGMA foreign_keys = OFF");
    database->query("BEGIN IMMEDIATE");
    try {
      schema = make(*database, schema, all);
    } catch (...) {
      database->query("ROLLBACK");
      throw;
    }
    database->query("COMMIT");
    database->query("PRAGMA foreign_keys = ON");
  }

  /// A rebuild and another that takes it back.
  void rebuild_there_and_back(const std::string& table) {
    const check one{"ck_rebuilt", "1 = 1"};
    change({add_constraint{table, one}});
    BOOST_TEST(rows("SELECT sql FROM sqlite_schema WHERE name = '" + table + "'").front().front().find("ck_rebuilt") !=
               std::string::npos);
    change({drop_constraint{table, one}});
  }
};

const std::string definitions =
    "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1, 2";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sqlite_rebuild_keeps, full_database)

BOOST_AUTO_TEST_CASE(every_definition_to_the_letter) {
  const auto before = rows(definitions);
  for (const char* table : {"things", "pairs", "children"}) rebuild_there_and_back(table);
  BOOST_TEST((rows(definitions) == before));
}

BOOST_AUTO_TEST_CASE(every_value_and_every_rowid) {
  const auto all = [&] {
    auto found = rows("SELECT rowid, *, double_size, twice FROM things ORDER BY 1");
    for (const char* sql : {"SELECT rowid, * FROM children ORDER BY 1", "SELECT * FROM pairs"})
      for (auto& row : rows(sql)) found.push_back(row);
    return found;
  };
  const auto before = all();
  for (const char* table : {"things", "pairs", "children"}) rebuild_there_and_back(table);
  BOOST_TEST((all() == before));
}

BOOST_AUTO_TEST_CASE(the_counter_of_rows_long_gone) {
  rebuild_there_and_back("things");
  BOOST_TEST((rows("SELECT seq FROM sqlite_sequence WHERE name = 'things'") == table_rows{{"9"}}));
  BOOST_TEST((rows("SELECT count(*) FROM sqlite_sequence") == table_rows{{"1"}}));
}

BOOST_AUTO_TEST_CASE(what_each_definition_does) {
  rebuild_there_and_back("things");
  rows("INSERT INTO things (Name) VALUES ('B')");  // the same as b in any case: passed over
  BOOST_TEST((rows("SELECT count(*) FROM things") == table_rows{{"2"}}));
  rows("INSERT INTO things (Name) VALUES (NULL)");  // takes the default
  BOOST_TEST((rows("SELECT Name, mood, size, double_size, twice FROM things WHERE id > 9") ==
              table_rows{{"it's", "sad", "3", "6", "it'sit's"}}));
  BOOST_TEST((rows("SELECT a FROM pairs WHERE b > 9") == table_rows{{"it's"}}));
  BOOST_CHECK_THROW(rows("UPDATE things SET mood = 'angry'"), std::runtime_error);
  BOOST_CHECK_THROW(rows("UPDATE things SET size = 0"), std::runtime_error);
  BOOST_CHECK_THROW(rows("UPDATE things SET size = 'many'"), std::runtime_error);
  rows("UPDATE things SET Name = 'c' WHERE id = 7");
  BOOST_TEST((rows("SELECT * FROM audit") == table_rows{{"c"}}));
  BOOST_TEST((rows("SELECT total FROM sums") == table_rows{{"8"}}));
  rows("DELETE FROM things WHERE id = 7");
  BOOST_TEST((rows("SELECT parent FROM things WHERE id = 3") == table_rows{{"NULL"}}));
  BOOST_TEST((rows("SELECT * FROM children") == table_rows{{"3", "NULL"}}));
}

BOOST_AUTO_TEST_CASE(nothing_when_a_copy_is_not_what_was_copied) {
  /// Another connection's hand in the middle of a rebuild.
  class tampering final : public scratch_database {
   public:
    tampering(scratch_database& inner, std::string sql) : inner_(inner), sql_(std::move(sql)) {}
    std::vector<text_row> query(const std::string& sql) override {
      auto found = inner_.query(sql);
      if (sql.starts_with("INSERT OR ABORT INTO \"instar_new_things\"")) inner_.query(sql_);
      return found;
    }
    const instar::dialect& dialect() const override { return inner_.dialect(); }
    std::unique_ptr<connection> session() override { return inner_.session(); }
    std::vector<std::string> description() override { return inner_.description(); }

   private:
    scratch_database& inner_;
    std::string sql_;
  };
  const auto message_after = [&](const char* sql) {
    tampering hand(*database, sql);
    rows("BEGIN");
    const std::string message = message_of([&] { make(hand, schema, add_constraint{"things", check{"ck", "1"}}); });
    rows("ROLLBACK");
    return message.substr(0, message.find('\n'));
  };
  BOOST_TEST(message_after("DELETE FROM instar_new_things WHERE id = 3") == "not every row of things was copied: 2");
  BOOST_TEST(message_after("UPDATE instar_new_things SET Name = 'B' WHERE id = 7") ==
             "rows of things were not copied as they are: 7");
  BOOST_TEST(message_after("UPDATE instar_new_things SET made = NULL WHERE id = 7") ==
             "rows of things were not copied as they are: 7");
  BOOST_TEST(message_after("UPDATE instar_new_things SET id = 8 WHERE id = 7") ==
             "rows of things were not copied as they are: 7");
}

BOOST_AUTO_TEST_CASE(what_others_put_into_a_table_by_refusing_to_take_it_away) {
  const auto message_for = [&](const std::string& definition) {
    rows("BEGIN");
    rows("DROP TABLE children");
    rows("CREATE TABLE children (" + definition);
    const std::string message = message_of([&] {
      make(*database, schema, add_constraint{"children", check{"ck", "1"}});
    });
    rows("ROLLBACK");
    return message;
  };
  const std::string keys =
      "FOREIGN KEY (thing) REFERENCES things (id) ON DELETE CASCADE, FOREIGN KEY (other) REFERENCES things (id) ON "
      "DELETE SET NULL";
  const std::string refusal = "table children is not what the migrations made of it: it has ";
  BOOST_TEST(message_for("thing BIGINT, other BIGINT, " + keys + ", CHECK (thing > 0))") ==
             refusal + "`check (thing > 0)`");
  BOOST_TEST(message_for("thing BIGINT, other BIGINT, by_hand TEXT, " + keys + ")") == refusal + "`by_hand text`");
  BOOST_TEST(message_for("thing BIGINT, other BIGINT, PRIMARY KEY (thing DESC), " + keys + ")") ==
             refusal + "`primary key (thing desc)`");
  BOOST_TEST(message_for("thing INT, other INT, " + keys + ") STRICT").starts_with(refusal + "`other int`, `strict`"));
  BOOST_TEST(message_for("thing BIGINT, other ODDITY, " + keys + ")") ==
             refusal + "`other oddity` and not `other bigint`");
  BOOST_TEST(message_for("thing BIGINT, " + keys.substr(0, keys.find(',')) + ")") ==
             "table children is not what the migrations made of it: it has not `foreign key (other) references things "
             "(id) on delete set null`, `other bigint`");
}

BOOST_AUTO_TEST_CASE(a_table_that_says_the_same_in_the_words_of_others) {
  rows("DROP TABLE children");
  rows(
      "CREATE TABLE Children (\n\tother BIGINT /* a thing */, \n\tthing BIGINT, \n\tFOREIGN KEY(thing) REFERENCES "
      "things (id) ON DELETE CASCADE, \n\tCONSTRAINT by_hand FOREIGN KEY(other) REFERENCES things (id) ON DELETE SET "
      "NULL\n)");
  rows("CREATE INDEX ix_children ON children(thing)");
  rows("INSERT INTO children VALUES (3, 7)");
  change({add_constraint{"children", check{"ck", "1"}}});
  BOOST_TEST((rows("SELECT thing, other FROM children") == table_rows{{"7", "3"}}));
  BOOST_TEST((rows("SELECT name FROM sqlite_schema WHERE tbl_name = 'children'") ==
              table_rows{{"children"}, {"ix_children"}}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
